package io.heqi.bot.flow;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// What is said around the merchant's own words where an answer does not fit.
@Component
class FlowTexts {

  private final MessageSource texts;

  FlowTexts(MessageSource texts) {
    this.texts = texts;
  }

  Map<InputKind, String> hints(Locale language) {
    return Arrays.stream(InputKind.values())
        .collect(Collectors.toMap(Function.identity(), kind -> hint(kind.name(), language)));
  }

  String choiceHint(Locale language) {
    return hint("CHOICE", language);
  }

  private String hint(String kind, Locale language) {
    var key = kind.toLowerCase(Locale.ROOT).replace('_', '-');
    return texts.getMessage("bot.flow.hint." + key, null, language);
  }
}

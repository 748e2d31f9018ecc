package io.heqi.bot;

import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// What the bot itself says, in the customer's language: English where the customer wrote no
/// Chinese, else Chinese.
@Component
public class BotWords {

  private final MessageSource texts;

  BotWords(MessageSource texts) {
    this.texts = texts;
  }

  public static Locale languageOf(String text) {
    var isForeign =
        text.codePoints().anyMatch(c -> c < 128 && Character.isLetter(c))
            && text.codePoints().noneMatch(Character::isIdeographic);
    return isForeign ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
  }

  String say(Locale language, String key, Object... arguments) {
    return texts.getMessage("bot.say." + key, arguments, language);
  }

  /// The name of a value that an action found; that of a value which a flow names is its own.
  String value(Locale language, String name) {
    return Objects.requireNonNull(texts.getMessage("bot.value." + name, null, name, language));
  }
}

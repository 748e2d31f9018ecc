package io.heqi.bot;

import java.util.Locale;
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
}

package io.heqi.foundation.web;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The words shown to people, by code and language, for what is written outside of a page.
@Component
public class Phrases {

  private final MessageSource messages;

  Phrases(MessageSource messages) {
    this.messages = messages;
  }

  /// @param arguments fill the places `{0}`, `{1}`, … of the text
  public String of(String code, Locale locale, Object... arguments) {
    return messages.getMessage(code, arguments, locale);
  }
}

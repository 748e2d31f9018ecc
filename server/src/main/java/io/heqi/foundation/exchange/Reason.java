package io.heqi.foundation.exchange;

import io.heqi.shared.Refusal;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/// A refusal as it is stored: why a row was left out, or why an import failed.
public record Reason(String code, List<String> arguments) {

  public static Reason of(Refusal refusal) {
    return new Reason(refusal.code(), refusal.arguments().stream().map(String::valueOf).toList());
  }

  /// In words that say what to do.
  public String in(Locale locale, MessageSource texts) {
    return String.valueOf(texts.getMessage(code, arguments.toArray(), locale));
  }
}

package io.heqi.foundation.text;

import java.util.regex.Pattern;

/// Masks personal data that stands inside free text, for readers without the right to see it:
/// Chinese mobile numbers (`138****8000`), identity numbers (`110***********1234`) and mail
/// addresses (`o***@x.com`). The forms are those of the domain page, section 7.
public final class Masking {

  private static final Pattern IDENTITY =
      Pattern.compile("(?<!\\d)(\\d{3})\\d{11}(\\d{3}[0-9Xx])(?!\\d)");
  private static final Pattern MOBILE = Pattern.compile("(?<!\\d)(1[3-9]\\d)\\d{4}(\\d{4})(?!\\d)");
  private static final Pattern MAIL =
      Pattern.compile("([A-Za-z0-9])[A-Za-z0-9._%+-]*@([A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+)");

  private Masking() {}

  public static String mask(String text) {
    if (text.length() < 6) {
      return text;
    }
    var masked = text;
    if (hasDigit(text)) {
      masked = IDENTITY.matcher(masked).replaceAll("$1***********$2");
      masked = MOBILE.matcher(masked).replaceAll("$1****$2");
    }
    return masked.indexOf('@') < 0 ? masked : MAIL.matcher(masked).replaceAll("$1***@$2");
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(c -> c >= '0' && c <= '9');
  }
}

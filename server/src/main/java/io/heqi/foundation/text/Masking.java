package io.heqi.foundation.text;

import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  /// Undoes what [#mask] did to a text that was read masked and is handed back changed: what still
  /// stands there as a mask becomes what the mask hid.
  ///
  /// @param stored the text as it was before, without masks
  public static String restore(String given, String stored) {
    var restored = given;
    var from = 0;
    for (var hidden : hiddenIn(stored)) {
      var masked = mask(hidden);
      var at = restored.indexOf(masked, from);
      if (at < 0) {
        at = restored.indexOf(masked);
      }
      if (at >= 0) {
        restored = restored.substring(0, at) + hidden + restored.substring(at + masked.length());
        from = at + hidden.length();
      }
    }
    return restored;
  }

  private static List<String> hiddenIn(String text) {
    return Stream.of(IDENTITY, MOBILE, MAIL)
        .flatMap(pattern -> pattern.matcher(text).results())
        .sorted(Comparator.comparingInt(MatchResult::start))
        .map(MatchResult::group)
        .toList();
  }

  /// A person's name with all but its first letter hidden: `张**`.
  public static String name(String name) {
    var bare = name.strip();
    return bare.isEmpty() ? "" : bare.substring(0, bare.offsetByCodePoints(0, 1)) + "**";
  }

  /// A phone number of whatever country with all but its first three and last four signs hidden;
  /// of a short one only the last two are shown.
  public static String phone(String phone) {
    var bare = phone.strip();
    return bare.length() < 9
        ? "****" + bare.substring(Math.max(0, bare.length() - 2))
        : bare.substring(0, 3) + "****" + bare.substring(bare.length() - 4);
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(c -> c >= '0' && c <= '9');
  }
}

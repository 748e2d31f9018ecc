package io.heqi.staff;

import io.heqi.shared.Refusal;

/// What a password must be: 10 to 128 characters, of at least two kinds (small letters, capitals,
/// digits, others), and not the mail address. Long passphrases are welcome.
public final class PasswordPolicy {

  private static final int SHORTEST = 10;
  private static final int LONGEST = 128;

  private PasswordPolicy() {}

  /// Refuses a password that is none.
  public static void check(String password, String email) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      throw Refusal.invalid("staff.password-length", SHORTEST, LONGEST);
    }
    if (password.chars().map(PasswordPolicy::kind).distinct().count() < 2) {
      throw Refusal.invalid("staff.password-plain");
    }
    if (password.equalsIgnoreCase(email)) {
      throw Refusal.invalid("staff.password-is-email");
    }
  }

  private static int kind(int letter) {
    if (Character.isLowerCase(letter)) {
      return 1;
    }
    if (Character.isUpperCase(letter)) {
      return 2;
    }
    return Character.isDigit(letter) ? 3 : 4;
  }
}

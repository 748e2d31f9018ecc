package io.heqi.commerce;

import io.heqi.foundation.database.FieldCipher;
import io.heqi.shared.MerchantId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Prints of phone numbers, by which orders are found without storing a number in the open.
@Component
class Prints {

  private static final int TAIL = 4;

  private final FieldCipher cipher;

  Prints(FieldCipher cipher) {
    this.cipher = cipher;
  }

  /// Empty where the number is hidden or too short to be one.
  Optional<byte[]> phone(MerchantId merchant, String phone) {
    var digits = digits(phone);
    return isWhole(phone, digits)
        ? Optional.of(cipher.print("commerce.phone:" + merchant, local(digits)))
        : Optional.empty();
  }

  /// Of the last four digits, which platforms often show where they hide the rest.
  Optional<byte[]> tail(MerchantId merchant, String phone) {
    var digits = digits(phone);
    var bare = phone.strip();
    return digits.length() >= TAIL && bare.endsWith(digits.substring(digits.length() - TAIL))
        ? Optional.of(
            cipher.print(
                "commerce.phone-tail:" + merchant, digits.substring(digits.length() - TAIL)))
        : Optional.empty();
  }

  private static String digits(String phone) {
    return phone.replaceAll("\\D", "");
  }

  private static boolean isWhole(String phone, String digits) {
    return phone.indexOf('*') < 0 && digits.length() >= 7;
  }

  /// A Chinese mobile number is the same with the country's code and without.
  private static String local(String digits) {
    return digits.length() == 13 && digits.startsWith("861") ? digits.substring(2) : digits;
  }
}

package io.heqi.commerce;

import io.heqi.foundation.text.Masking;

/// Who gets the goods.
///
/// @param region province, city and district, which no mask hides
/// @param address the rest of it
public record Receiver(String name, String phone, String region, String address) {

  /// As everybody sees it who gives no reason to see more.
  public Receiver veiled() {
    return new Receiver(
        Masking.name(name), Masking.phone(phone), region, address.isEmpty() ? "" : "****");
  }
}

package io.heqi.commerce.dropship;

import io.heqi.shared.Refusal;

/// A supplier as the merchant writes it down.
///
/// @param contact whom to speak to there, and `phone` how; both may be empty
/// @param returnAddress where what comes back to the supplier goes
/// @param active whether new orders may go there
public record SaveSupplier(
    String name, String contact, String phone, String returnAddress, boolean active) {

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST = 500;

  public SaveSupplier {
    name = name.strip();
    contact = contact.strip();
    phone = phone.strip();
    returnAddress = returnAddress.strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw Refusal.invalid("commerce.supplier-name-malformed", LONGEST_NAME);
    }
    if (contact.length() > LONGEST_NAME
        || phone.length() > LONGEST_NAME
        || returnAddress.length() > LONGEST) {
      throw Refusal.tooLarge("commerce.supply-text-too-long", LONGEST);
    }
  }
}

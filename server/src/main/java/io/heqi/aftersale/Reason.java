package io.heqi.aftersale;

import org.jspecify.annotations.Nullable;

/// Why the customer asks. Who answers for it by default is a beginning: whoever handles the case
/// may say otherwise, with a note. Codes as 微信小店 uses them, with those of other platforms.
public enum Reason {
  INCORRECT_SELECTION(LiableParty.BUYER, 1),
  NO_LONGER_WANT(LiableParty.BUYER, 1),
  SIZE_MISMATCH(LiableParty.BUYER, 1),
  NO_EXPRESS_INFO(LiableParty.CARRIER, 1),
  NOT_DELIVERED_TOO_LONG(LiableParty.CARRIER, 2),
  EMPTY_PACKAGE(LiableParty.CARRIER, 2),
  DAMAGED_IN_TRANSIT(LiableParty.CARRIER, 2),
  REJECT_RECEIVE_PACKAGE(null, 1),
  MISSING_PARTS(LiableParty.WAREHOUSE, 2),
  SEND_WRONG_GOODS(LiableParty.WAREHOUSE, 2),
  NOT_MATCH_PRODUCT_DESC(LiableParty.MERCHANT, 2),
  QUALITY_ISSUE(LiableParty.MERCHANT, 2),
  THREE_NO_PRODUCT(LiableParty.MERCHANT, 3),
  FAKE_PRODUCT(LiableParty.MERCHANT, 3),
  PRICE_DROPPED(LiableParty.NONE, 1),
  OTHERS(null, 1);

  private final @Nullable LiableParty liable;
  private final int severity;

  Reason(@Nullable LiableParty liable, int severity) {
    this.liable = liable;
    this.severity = severity;
  }

  /// Null where it depends.
  public @Nullable LiableParty liable() {
    return liable;
  }

  /// From 1, everyday, to 3, where law or health may be touched.
  public int severity() {
    return severity;
  }

  /// Whether the goods are as they should be and the customer changed their mind.
  public boolean isPersonal() {
    return liable == LiableParty.BUYER;
  }

  /// Whether a photograph shows it.
  boolean showsInPhotos() {
    return isFault() && !Eligibility.saysItNeverCame(this);
  }

  /// Whether the goods themselves are not as they should be.
  public boolean isOfGoods() {
    return liable == LiableParty.MERCHANT;
  }

  /// Whether the goods themselves, or how they were sent, are at fault.
  boolean isFault() {
    return liable != null && liable != LiableParty.BUYER && liable != LiableParty.NONE;
  }
}

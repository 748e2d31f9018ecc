package io.heqi.loyalty;

/// Where the codes of a kind of coupon come from.
public enum CouponSource {
  /// Made by Heqi as they are given; the merchant's own till asks Heqi whether they hold.
  OWN,
  /// Made by a platform and laid in stock; the platform takes them.
  STOCK
}

package io.heqi.loyalty;

/// How far a coupon is. That its time is over is said by the time.
public enum CouponState {
  STOCKED,
  GIVEN,
  USED,
  WITHDRAWN
}

package io.heqi.loyalty;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.heqi.shared.Ids;
import java.util.UUID;

/// One coupon.
public record CouponId(@JsonValue UUID value) {

  @JsonCreator
  public CouponId {}

  static CouponId next() {
    return new CouponId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

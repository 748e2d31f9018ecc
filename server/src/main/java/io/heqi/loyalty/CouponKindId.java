package io.heqi.loyalty;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.heqi.shared.Ids;
import java.util.UUID;

/// A kind of coupon.
public record CouponKindId(@JsonValue UUID value) {

  @JsonCreator
  public CouponKindId {}

  static CouponKindId next() {
    return new CouponKindId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

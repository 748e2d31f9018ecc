package io.heqi.aftersale;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One move as somebody asks for it.
///
/// @param version of the case that they saw
/// @param note why, or what should be known; refusals need one
/// @param type what is offered instead; null for the same kind
/// @param amount what is offered, decided or asked for anew; null where it stays
/// @param carrier of a parcel that is sent
/// @param number of that parcel
/// @param address where goods are sent back to; empty for the policy's
/// @param reference of a payment
public record Step(
    Move move,
    int version,
    String note,
    @Nullable AfterSaleType type,
    @Nullable BigDecimal amount,
    String carrier,
    String number,
    String address,
    String reference) {

  public static Step of(Move move, int version) {
    return new Step(move, version, "", null, null, "", "", "", "");
  }
}

package io.heqi.aftersale.web;

import io.heqi.aftersale.AfterSaleType;
import io.heqi.aftersale.Move;
import io.heqi.aftersale.Step;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One move of a case; which fields it needs depends on the move.
///
/// @param version of the case as it was seen; another one is refused
/// @param note why; `REFUSE`, `FAIL`, `REPORT`, `PAY_FAILED`, `DISPUTE` and `DECIDE_…` need one
/// @param type what `PROPOSE` offers instead
/// @param amount what `PROPOSE` offers, `AMEND` asks for or `DECIDE_FOR_BUYER` grants
/// @param carrier of what `SEND_BACK`, `SHIP` or `GIVE_BACK` sends
/// @param number of that parcel
/// @param address where `AGREE` has goods sent back to; left out, the policy's
/// @param reference of the payment of `PAID` or `PAY_OTHERWISE`
public record MoveRequest(
    @NotNull Move move,
    @Min(1) int version,
    @Nullable @Size(max = 500) String note,
    @Nullable AfterSaleType type,
    @Nullable BigDecimal amount,
    @Nullable @Size(max = 40) String carrier,
    @Nullable @Size(max = 40) String number,
    @Nullable @Size(max = 500) String address,
    @Nullable @Size(max = 64) String reference) {

  public Step command() {
    return new Step(
        move,
        version,
        text(note),
        type,
        amount,
        text(carrier),
        text(number),
        text(address),
        text(reference));
  }

  private static String text(@Nullable String given) {
    return given == null ? "" : given;
  }
}

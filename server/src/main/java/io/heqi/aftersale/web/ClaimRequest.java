package io.heqi.aftersale.web;

import io.heqi.aftersale.AfterSaleType;
import io.heqi.aftersale.Claim;
import io.heqi.aftersale.GoodsCondition;
import io.heqi.aftersale.Reason;
import io.heqi.commerce.OrderId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is asked for.
///
/// @param type which kind; for a question what may be asked for, any
/// @param amount left out, as much as may be
public record ClaimRequest(
    @NotNull AfterSaleType type,
    @NotNull Reason reason,
    @NotEmpty @Size(max = 200) List<@Valid PartRequest> parts,
    @NotNull GoodsCondition condition,
    boolean received,
    @Nullable BigDecimal amount,
    @Nullable @Size(max = 500) String text) {

  /// @param line the place of the goods in the order, from 0
  public record PartRequest(@Min(0) @Max(1_000) int line, @Min(1) @Max(100_000) int quantity) {}

  public Claim command(UUID order) {
    return new Claim(
        new OrderId(order),
        type,
        reason,
        parts.stream().map(part -> new Claim.Part(part.line(), part.quantity())).toList(),
        condition,
        received,
        amount,
        text == null ? "" : text);
  }
}

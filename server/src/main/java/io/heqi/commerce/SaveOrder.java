package io.heqi.commerce;

import io.heqi.shared.Refusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order as its platform tells it at some moment.
///
/// @param number the platform's own; with the shop it names the order
/// @param toldAt when the platform last changed it: what is older than what stands is not taken
/// @param buyerId the platform's or the shop's own id of the customer; empty keeps the one known
/// @param buyerName the nickname, which is no secret
/// @param receiver null keeps the one known
/// @param parcels null keeps those known
public record SaveOrder(
    String number,
    Instant toldAt,
    OrderState state,
    String buyerId,
    String buyerName,
    Amounts amounts,
    OrderTimes times,
    @Nullable Receiver receiver,
    String buyerNote,
    String sellerNote,
    List<OrderLine> lines,
    @Nullable List<SentParcel> parcels) {

  public SaveOrder {
    lines = List.copyOf(lines);
    parcels = parcels == null ? null : List.copyOf(parcels);
    if (number.isBlank()) {
      throw Refusal.invalid("commerce.number-missing");
    }
  }

  /// @param carrier as the platform calls it
  /// @param number the carrier's
  public record SentParcel(String carrier, String number, @Nullable Instant shippedAt) {}
}

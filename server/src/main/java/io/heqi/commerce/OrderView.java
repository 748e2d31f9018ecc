package io.heqi.commerce;

import io.heqi.shared.ShopId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An order as a page shows it.
///
/// @param receiver null where the platform does not tell it
/// @param masked whether the receiver is hidden in part
/// @param linked whether an agent or a proof linked it to the customer asked for, beside what the
///     platform says
public record OrderView(
    OrderId id,
    ShopId shop,
    String number,
    OrderState state,
    String buyerName,
    Amounts amounts,
    OrderTimes times,
    @Nullable Receiver receiver,
    boolean masked,
    String buyerNote,
    String sellerNote,
    List<OrderLine> lines,
    List<ParcelView> parcels,
    boolean linked) {

  /// @param movedAt when something was last heard of it
  /// @param events the newest first
  public record ParcelView(
      String carrier,
      String number,
      @Nullable Instant shippedAt,
      ParcelState state,
      @Nullable Instant movedAt,
      List<ParcelEvent> events) {}

  /// The first goods and how many pieces more there are, such as `羊毛衫 ×2 +1`.
  public String goodsInShort() {
    var first = lines.getFirst();
    var more = lines.stream().skip(1).mapToInt(OrderLine::quantity).sum();
    return first.title()
        + (first.quantity() > 1 ? " ×" + first.quantity() : "")
        + (more > 0 ? " +" + more : "");
  }

  /// The parcel that a question is most likely about: one that has not arrived, else the newest.
  public Optional<ParcelView> parcelAtHand() {
    return parcels.stream()
        .filter(parcel -> !parcel.state().isOver())
        .findFirst()
        .or(() -> parcels.isEmpty() ? Optional.empty() : Optional.of(parcels.getLast()));
  }

  /// What was last heard of that parcel.
  public Optional<ParcelEvent> lastSeen() {
    return parcelAtHand().flatMap(parcel -> parcel.events().stream().findFirst());
  }
}

package io.heqi.commerce.release;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.Receiver;
import io.heqi.shared.AccountId;
import io.heqi.shared.ShopId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands between an order's payment and its shipping.
///
/// @param release null where the shop lets orders go without a look at the address
/// @param changes other addresses that were asked for, newest first
public record ReleaseView(
    OrderId order, Changeable changeable, @Nullable Release release, List<Change> changes) {

  /// @param dueAt until when the customer may confirm; null where nobody waits for that
  /// @param confirmedBy who confirmed the address; null where nobody did
  /// @param by the agent who did
  /// @param note why it is held
  public record Release(
      ReleaseState state,
      Instant enteredAt,
      @Nullable Instant dueAt,
      @Nullable Asker confirmedBy,
      @Nullable AccountId by,
      @Nullable Instant releasedAt,
      String note) {}

  /// @param receiver masked
  /// @param note how it ended
  public record Change(
      ChangeId id,
      Asker askedBy,
      @Nullable AccountId by,
      Instant askedAt,
      Receiver receiver,
      ChangeState state,
      String note,
      @Nullable Instant endedAt) {}

  /// One that waits for somebody, in a list.
  ///
  /// @param change null where it is the release that waits
  public record Waiting(
      OrderId order,
      ShopId shop,
      String orderNumber,
      String buyerName,
      String goods,
      @Nullable Receiver receiver,
      @Nullable Release release,
      @Nullable Change change) {}
}

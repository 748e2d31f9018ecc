package io.heqi.commerce.reminder;

import io.heqi.commerce.OrderId;
import io.heqi.contact.ContactWay;
import io.heqi.shared.AccountId;
import io.heqi.shared.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One reminder of an order.
///
/// @param n from 1
/// @param by who wanted it; null for Heqi itself
/// @param whom whose chat it goes to, or who is called
/// @param isHeldBack whether refusals or limits of contacts left no room for it
/// @param deliveredAt when it reached a customer
/// @param account who called
/// @param result what came of the call
record Step(
    OrderId order,
    int n,
    ContactWay way,
    Instant plannedAt,
    @Nullable AccountId by,
    List<CustomerId> whom,
    boolean isHeldBack,
    @Nullable Instant deliveredAt,
    @Nullable AccountId account,
    @Nullable String result) {

  private static final String CHAT = "payment-reminder:";
  private static final String CALL = "payment-call:";

  Step {
    whom = List.copyOf(whom);
  }

  /// Under which its contacts are planned.
  List<String> contactKeys() {
    return way == ContactWay.CHAT
        ? whom.stream().map(customer -> CHAT + order + ":" + n + ":" + customer).toList()
        : List.of();
  }

  String contactKey(CustomerId customer) {
    return CHAT + order + ":" + n + ":" + customer;
  }

  /// Under which its task is planned, and the call written down.
  String taskKey() {
    return CALL + order + ":" + n;
  }

  @Nullable AccountId creditedTo() {
    return account == null ? by : account;
  }

  /// Which reminder a key names.
  record Place(OrderId order, int n) {

    static Optional<Place> of(String key) {
      var parts = key.split(":", -1);
      return (key.startsWith(CHAT) && parts.length == 4)
              || (key.startsWith(CALL) && parts.length == 3)
          ? Optional.of(
              new Place(new OrderId(UUID.fromString(parts[1])), Integer.parseInt(parts[2])))
          : Optional.empty();
    }
  }
}

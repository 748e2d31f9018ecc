package io.heqi.commerce.reminder;

import io.heqi.commerce.OrderId;
import io.heqi.contact.ContactWay;
import io.heqi.shared.AccountId;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The reminding of one order.
///
/// @param dueAt when the next reminder comes; null where none does
/// @param steps how many there were
/// @param closesAt when the platform closes the order by itself
/// @param remindedAt when the first one reached a customer
/// @param paid what was paid and when; null as long as it is not
/// @param credit whose reminder the payment counts as; null where nobody's
record Reminder(
    OrderId order,
    ShopId shop,
    ReminderState state,
    Instant enteredAt,
    @Nullable Instant dueAt,
    int steps,
    Instant closesAt,
    @Nullable Instant remindedAt,
    @Nullable AccountId stoppedBy,
    @Nullable Paid paid,
    @Nullable Credit credit) {

  record Paid(Instant at, BigDecimal amount, String currency) {}

  /// @param at when the reminder reached the customer
  /// @param by who called, or had it said; null for Heqi itself
  public record Credit(Instant at, ContactWay way, @Nullable AccountId by) {}
}

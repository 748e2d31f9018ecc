package io.heqi.commerce.reminder;

import io.heqi.commerce.OrderId;
import io.heqi.contact.ContactState;
import io.heqi.contact.ContactWay;
import io.heqi.shared.AccountId;
import io.heqi.shared.ShopId;
import io.heqi.task.TaskId;
import io.heqi.task.TaskState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The reminding of an order as a page shows it.
///
/// @param total what is to be paid, in `currency`
/// @param dueAt when the next reminder comes; null where none does
/// @param paidAt null as long as it is not paid
/// @param paid what was paid, in `currency`
/// @param credit whose reminder the payment counts as; null where nobody's
public record ReminderView(
    OrderId order,
    ShopId shop,
    String orderNumber,
    String buyerName,
    String goods,
    BigDecimal total,
    String currency,
    ReminderState state,
    Instant enteredAt,
    @Nullable Instant dueAt,
    Instant closesAt,
    @Nullable AccountId stoppedBy,
    @Nullable Instant paidAt,
    @Nullable BigDecimal paid,
    @Nullable PaidAfter credit,
    List<ReminderStep> steps) {

  /// @param at when the reminder reached the customer
  /// @param by who called, or had it said; null for Heqi itself
  public record PaidAfter(Instant at, ContactWay way, @Nullable AccountId by) {}

  /// One reminder.
  ///
  /// @param by who wanted it; null for Heqi itself
  /// @param heldBack whether refusals or limits left no room for it, or no chat leads to anybody
  /// @param contact how far it is where it is said in the chat
  /// @param waitsUntil until when quiet hours or limits hold it back
  /// @param call how far it is where an agent calls
  public record ReminderStep(
      int n,
      ContactWay way,
      Instant plannedAt,
      @Nullable AccountId by,
      boolean heldBack,
      @Nullable Instant deliveredAt,
      @Nullable ContactState contact,
      @Nullable Instant waitsUntil,
      @Nullable ReminderCall call) {}

  /// @param result null as long as nobody called
  public record ReminderCall(
      TaskId task, TaskState state, @Nullable AccountId owner, @Nullable String result) {}

  /// Something kept the customer from paying.
  ///
  /// @param guided whether it was said in the chat what helps
  public record FaultTold(PaymentFault fault, Instant at, AccountId by, boolean guided) {}

  /// All about one order.
  ///
  /// @param unpaid whether it can be reminded of
  /// @param reminder null where none was begun
  /// @param guides what helps with each fault, as it would be said
  public record ReminderOfOrder(
      boolean unpaid,
      @Nullable ReminderView reminder,
      List<FaultTold> faults,
      Map<PaymentFault, String> guides) {}
}

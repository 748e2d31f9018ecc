package io.heqi.commerce.reminder;

import io.heqi.contact.ContactWay;
import io.heqi.shared.AccountId;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What reminders brought in a time.
///
/// @param reminded orders whose first reminder reached a customer in that time
/// @param paidAfter those of them that were paid within the rules' hours after their last reminder
/// @param amounts what was paid for those, one for each currency
/// @param by the same by way and by who reminded
/// @param faults orders of which it was told in that time what kept the customer from paying
public record ReminderFigures(
    long reminded,
    long paidAfter,
    List<PaidAmount> amounts,
    List<PaidBy> by,
    List<FaultCount> faults) {

  public record PaidAmount(String currency, BigDecimal amount) {}

  /// @param account null for Heqi itself
  public record PaidBy(
      ContactWay way,
      @Nullable AccountId account,
      long orders,
      String currency,
      BigDecimal amount) {}

  public record FaultCount(PaymentFault fault, long orders) {}
}

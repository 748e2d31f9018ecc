package io.heqi.commerce.reminder;

import io.heqi.contact.ContactWay;
import io.heqi.shared.AccountId;
import io.heqi.shared.Cursor;
import io.heqi.shared.MerchantId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of lists and figures of reminders.
@Repository
class FigureRepository {

  private final JdbcClient jdbc;

  FigureRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A time, its end not included.
  record Period(Instant from, Instant until) {

    static final Period EVER = new Period(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));
  }

  List<Reminder> list(
      MerchantId merchant, ReminderFilter filter, Period period, Cursor after, int limit) {
    var time = time(filter);
    var isAscending = filter == ReminderFilter.DUE;
    return jdbc.sql(
            """
            select * from commerce.reminders
            where merchant_id = :merchant and %s and (%s, order_id) %s (:at, :id)
              and %s >= :from and %s < :until
            order by %s %s, order_id %s limit :limit
            """
                .formatted(
                    which(filter),
                    time,
                    isAscending ? ">" : "<",
                    time,
                    time,
                    time,
                    isAscending ? "" : "desc",
                    isAscending ? "" : "desc"))
        .param("merchant", merchant.value())
        .param("at", Timestamp.from(after.at()))
        .param("id", after.id())
        .param("from", Timestamp.from(period.from()))
        .param("until", Timestamp.from(period.until()))
        .param("limit", limit)
        .query((row, _) -> ReminderRepository.reminder(row))
        .list();
  }

  private static String which(ReminderFilter filter) {
    return switch (filter) {
      case DUE -> "state = 'WAITING'";
      case SAID -> "state = 'SAID'";
      case REMINDED -> "reminded_at is not null";
      case PAID_AFTER -> "reminded_at is not null and credited_at is not null";
      case OVER -> "state in ('PAID', 'CLOSED', 'STOPPED') and credited_at is null";
    };
  }

  private static String time(ReminderFilter filter) {
    return switch (filter) {
      case DUE -> "due_at";
      case REMINDED, PAID_AFTER -> "reminded_at";
      case SAID, OVER -> "entered_at";
    };
  }

  ReminderFigures figures(MerchantId merchant, Period period) {
    var named =
        Map.of(
            "merchant", merchant.value(),
            "from", Timestamp.from(period.from()),
            "until", Timestamp.from(period.until()));
    var by =
        jdbc.sql(
                """
                select credited_way, credited_by, currency, count(*) as orders, sum(amount) as amount
                from commerce.reminders
                where merchant_id = :merchant and reminded_at >= :from and reminded_at < :until
                  and credited_at is not null
                group by 1, 2, 3 order by 4 desc, 1, 2, 3
                """)
            .params(named)
            .query(
                (row, _) -> {
                  var account = row.getObject("credited_by", UUID.class);
                  return new ReminderFigures.PaidBy(
                      ContactWay.valueOf(row.getString("credited_way")),
                      account == null ? null : new AccountId(account),
                      row.getLong("orders"),
                      row.getString("currency"),
                      row.getBigDecimal("amount"));
                })
            .list();
    var reminded =
        jdbc.sql(
                """
                select count(*) from commerce.reminders
                where merchant_id = :merchant and reminded_at >= :from and reminded_at < :until
                """)
            .params(named)
            .query(Long.class)
            .single();
    var amounts =
        jdbc.sql(
                """
                select currency, sum(amount) from commerce.reminders
                where merchant_id = :merchant and reminded_at >= :from and reminded_at < :until
                  and credited_at is not null
                group by 1 order by 1
                """)
            .params(named)
            .query(
                (row, _) -> new ReminderFigures.PaidAmount(row.getString(1), row.getBigDecimal(2)))
            .list();
    var paid = by.stream().mapToLong(ReminderFigures.PaidBy::orders).sum();
    return new ReminderFigures(reminded, paid, amounts, by, faults(named));
  }

  private List<ReminderFigures.FaultCount> faults(Map<String, ?> named) {
    return jdbc.sql(
            """
            select fault, count(distinct order_id) from commerce.payment_faults
            where merchant_id = :merchant and told_at >= :from and told_at < :until
            group by 1 order by 2 desc, 1
            """)
        .params(named)
        .query(
            (row, _) ->
                new ReminderFigures.FaultCount(
                    PaymentFault.valueOf(row.getString(1)), row.getLong(2)))
        .list();
  }
}

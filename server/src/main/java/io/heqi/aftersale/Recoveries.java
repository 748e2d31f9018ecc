package io.heqi.aftersale;

import io.heqi.commerce.OrderId;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.Cursor;
import io.heqi.shared.CustomerId;
import io.heqi.shared.Page;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Money that instant refunds gave out and that in the end was not owed: it is to come back, and
/// counts as given until it did.
@Service
public class Recoveries {

  private static final int LONGEST_REFERENCE = 64;
  private static final int LONGEST_NOTE = 500;
  private static final String SELECT =
      """
      select case_id, number, order_id, order_number, shop_id, customer_id, amount, currency, state, recovered,
        reference, note, asked_at, ended_at
      from aftersale.recoveries
      """;

  private final JdbcClient jdbc;
  private final AuditLog audit;
  private final Clock clock;

  Recoveries(JdbcClient jdbc, AuditLog audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  public enum RecoveryState {
    OPEN,
    RECOVERED,
    /// The merchant lets it go.
    WAIVED
  }

  /// @param amount what is to come back
  /// @param recovered what came
  /// @param reference of the payment that brought it
  public record RecoveryView(
      CaseId id,
      long number,
      OrderId order,
      String orderNumber,
      ShopId shop,
      CustomerId customer,
      BigDecimal amount,
      String currency,
      RecoveryState state,
      BigDecimal recovered,
      String reference,
      String note,
      Instant askedAt,
      @Nullable Instant endedAt) {}

  /// Nothing where the amount is none.
  void open(AfterSaleCase c, BigDecimal amount, Instant now) {
    var customer = c.origin.customer();
    if (amount.signum() <= 0 || customer == null) {
      return;
    }
    jdbc.sql(
            """
            insert into aftersale.recoveries values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', 0, '', '', ?, null)
            """)
        .params(
            c.merchant().value(),
            c.id().value(),
            c.origin.number(),
            c.origin.order().value(),
            c.origin.orderNumber(),
            c.origin.shop().value(),
            customer.value(),
            amount,
            c.origin.currency(),
            Timestamp.from(now))
        .update();
  }

  Optional<RecoveryView> of(AfterSaleCase c) {
    return jdbc.sql(SELECT + "where merchant_id = ? and case_id = ?")
        .params(c.merchant().value(), c.id().value())
        .query((row, _) -> view(row))
        .optional();
  }

  /// What is still to come back, longest waited for first.
  @Transactional(readOnly = true)
  public Page<RecoveryView> open(Actor by, @Nullable String after, int limit) {
    by.require(AfterSalePermissions.READ);
    var place = Cursor.read(after, Cursor.OLDEST);
    var rows =
        jdbc.sql(
                SELECT
                    + """
                    where merchant_id = ? and state = 'OPEN' and (asked_at, case_id) > (?, ?)
                    order by asked_at, case_id limit ?
                    """)
            .params(by.merchant().value(), Timestamp.from(place.at()), place.id(), limit + 1)
            .query((row, _) -> view(row))
            .list();
    return Page.of(rows, limit, row -> Cursor.write(row.askedAt(), row.id()));
  }

  /// Says what came back, or that nothing more is asked for.
  ///
  /// @param recovered all or less; 0 waives it
  /// @param note why, where it is not all
  @Transactional
  public RecoveryView end(
      Actor by, CaseId id, BigDecimal recovered, String reference, String note) {
    by.require(AfterSalePermissions.SETTLE);
    var open =
        jdbc.sql(SELECT + "where merchant_id = ? and case_id = ? for update")
            .params(by.merchant().value(), id.value())
            .query((row, _) -> view(row))
            .optional()
            .orElseThrow(() -> Refusal.notFound("aftersale.recovery-unknown"));
    if (open.state() != RecoveryState.OPEN) {
      throw Refusal.conflict("aftersale.recovery-over");
    }
    if (recovered.signum() < 0
        || recovered.compareTo(open.amount()) > 0
        || recovered.stripTrailingZeros().scale() > 2) {
      throw Refusal.invalid("aftersale.recovered-malformed", open.amount().toPlainString());
    }
    if (recovered.signum() > 0
        && (reference.isBlank() || reference.strip().length() > LONGEST_REFERENCE)) {
      throw Refusal.invalid("aftersale.reference-missing", LONGEST_REFERENCE);
    }
    if (note.length() > LONGEST_NOTE) {
      throw Refusal.tooLarge("aftersale.text-too-long", LONGEST_NOTE);
    }
    if (recovered.compareTo(open.amount()) < 0 && note.isBlank()) {
      throw Refusal.invalid("aftersale.note-missing");
    }
    var state = recovered.signum() > 0 ? RecoveryState.RECOVERED : RecoveryState.WAIVED;
    jdbc.sql(
            """
            update aftersale.recoveries set state = ?, recovered = ?, reference = ?, note = ?, ended_at = ?
            where merchant_id = ? and case_id = ?
            """)
        .params(
            state.name(),
            recovered,
            reference.strip(),
            note.strip(),
            Timestamp.from(clock.instant()),
            by.merchant().value(),
            id.value())
        .update();
    audit.record(
        by, "aftersale.recovery-ended", id, Map.of("state", state, "recovered", recovered));
    return jdbc.sql(SELECT + "where merchant_id = ? and case_id = ?")
        .params(by.merchant().value(), id.value())
        .query((row, _) -> view(row))
        .single();
  }

  private static RecoveryView view(ResultSet row) throws SQLException {
    var ended = row.getTimestamp("ended_at");
    return new RecoveryView(
        new CaseId(row.getObject("case_id", UUID.class)),
        row.getLong("number"),
        new OrderId(row.getObject("order_id", UUID.class)),
        row.getString("order_number"),
        new ShopId(row.getObject("shop_id", UUID.class)),
        new CustomerId(row.getObject("customer_id", UUID.class)),
        row.getBigDecimal("amount"),
        row.getString("currency"),
        RecoveryState.valueOf(row.getString("state")),
        row.getBigDecimal("recovered"),
        row.getString("reference"),
        row.getString("note"),
        row.getTimestamp("asked_at").toInstant(),
        ended == null ? null : ended.toInstant());
  }
}

package io.heqi.loyalty;

import io.heqi.customer.CustomerSight;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.AccountId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.Ids;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Customers' points. Every change stands in a ledger; nobody has fewer than none.
@Service
public class Points {

  public static final int MOST = 10_000_000;
  public static final int LONGEST_NOTE = 200;
  private static final int SHOWN = 50;

  private final JdbcClient jdbc;
  private final CustomerSight sight;
  private final AuditLog audit;
  private final Clock clock;

  Points(JdbcClient jdbc, CustomerSight sight, AuditLog audit, Clock clock) {
    this.jdbc = jdbc;
    this.sight = sight;
    this.audit = audit;
    this.clock = clock;
  }

  /// @param change more than 0 for points given
  /// @param after how many there were then
  /// @param by null for Heqi itself
  public record Entry(
      UUID id, int change, int after, String note, @Nullable AccountId by, Instant at) {}

  /// @param entries newest first, at most 50
  public record Account(int points, List<Entry> entries) {}

  /// Gives points, or takes them where `change` is below 0, in the caller's transaction; once under
  /// a key.
  ///
  /// @param account who does; null for Heqi itself
  @Transactional(propagation = Propagation.MANDATORY)
  public void give(
      MerchantId merchant,
      @Nullable AccountId account,
      String key,
      CustomerId customer,
      int change,
      String note) {
    if (change == 0 || Math.abs(change) > MOST) {
      throw Refusal.invalid("loyalty.points-malformed", MOST);
    }
    jdbc.sql(
            """
            insert into loyalty.balances values (?, ?, 0) on conflict (merchant_id, customer_id) do nothing
            """)
        .params(merchant.value(), customer.value())
        .update();
    var before = lock(merchant, customer);
    if (isWritten(merchant, key)) {
      return;
    }
    var after = (long) before + change;
    if (after < 0) {
      throw Refusal.rule("loyalty.points-too-few", before);
    }
    if (after > Integer.MAX_VALUE) {
      throw Refusal.rule("loyalty.points-too-many");
    }
    jdbc.sql("update loyalty.balances set points = ? where merchant_id = ? and customer_id = ?")
        .params(after, merchant.value(), customer.value())
        .update();
    jdbc.sql("insert into loyalty.point_entries values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .param(merchant.value())
        .param(Ids.next())
        .param(key)
        .param(customer.value())
        .param(change)
        .param(after)
        .param(note)
        .param(account == null ? null : account.value())
        .param(Timestamp.from(clock.instant()))
        .update();
  }

  private int lock(MerchantId merchant, CustomerId customer) {
    return jdbc.sql(
            """
            select points from loyalty.balances where merchant_id = ? and customer_id = ? for update
            """)
        .params(merchant.value(), customer.value())
        .query(Integer.class)
        .single();
  }

  private boolean isWritten(MerchantId merchant, String key) {
    return jdbc.sql(
            """
            select exists (select from loyalty.point_entries where merchant_id = ? and key = ?)
            """)
        .params(merchant.value(), key)
        .query(Boolean.class)
        .single();
  }

  /// Changes a customer's points by hand, such as for a gift they were exchanged for.
  ///
  /// @param clientId made by the client, 1 to 100 characters: sending it again changes nothing more
  @Transactional
  public Account change(Actor by, CustomerId customer, String clientId, int change, String note) {
    by.require(LoyaltyPermissions.ADJUST);
    sight.requireSeen(by, customer);
    if (note.isBlank() || note.length() > LONGEST_NOTE) {
      throw Refusal.invalid("loyalty.note-missing");
    }
    give(
        by.merchant(),
        by.account(),
        "hand:" + by.account() + ":" + clientId,
        customer,
        change,
        note.strip());
    audit.record(by, "loyalty.points-changed", customer, Map.of("change", change));
    return account(by.merchant(), customer);
  }

  @Transactional(readOnly = true)
  public Account ofCustomer(Actor by, CustomerId customer) {
    by.require(LoyaltyPermissions.READ);
    sight.requireSeen(by, customer);
    return account(by.merchant(), customer);
  }

  private Account account(MerchantId merchant, CustomerId customer) {
    var entries =
        jdbc.sql(
                """
                select id, change, points_after, note, written_by, written_at from loyalty.point_entries
                where merchant_id = ? and customer_id = ? order by written_at desc, id desc limit ?
                """)
            .params(merchant.value(), customer.value(), SHOWN)
            .query(
                (row, _) -> {
                  var by = row.getObject(5, UUID.class);
                  return new Entry(
                      row.getObject(1, UUID.class),
                      row.getInt(2),
                      row.getInt(3),
                      row.getString(4),
                      by == null ? null : new AccountId(by),
                      row.getTimestamp(6).toInstant());
                })
            .list();
    var points =
        jdbc.sql("select points from loyalty.balances where merchant_id = ? and customer_id = ?")
            .params(merchant.value(), customer.value())
            .query(Integer.class)
            .optional()
            .orElse(0);
    return new Account(points, entries);
  }
}

package io.heqi.aftersale;

import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Shops;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Holds what we say was given back against what the platform or the bank says.
@Service
public class Reconciliation {

  public static final int MOST = 500;
  private static final int MOST_SHOWN = 1_000;

  private final JdbcClient jdbc;
  private final Shops shops;
  private final AuditLog audit;

  Reconciliation(JdbcClient jdbc, Shops shops, AuditLog audit) {
    this.jdbc = jdbc;
    this.shops = shops;
    this.audit = audit;
  }

  /// A payment back to a customer, as whoever made it tells.
  ///
  /// @param reference names it within the shop
  public record PaidBack(
      String reference, String orderNumber, BigDecimal amount, String currency, Instant paidAt) {}

  public enum Differs {
    /// We say it was paid; nobody confirms it.
    NOT_DONE,
    /// Somebody paid; no case says so.
    NOT_SAID,
    /// Both say it, with other amounts or currencies.
    AMOUNT
  }

  /// @param refund the case whose money it is; null where there is none
  /// @param said what we say; null where we say nothing
  /// @param done what was done; null where nobody says so
  public record Difference(
      Differs kind,
      String reference,
      @Nullable CaseId refund,
      @Nullable Long number,
      String orderNumber,
      @Nullable BigDecimal said,
      @Nullable BigDecimal done,
      String currency,
      Instant at) {}

  /// Takes what was paid back. Telling the same again changes nothing; of a reference told anew the
  /// newer word counts.
  ///
  /// @return how many were new or different
  @Transactional
  public int take(Actor by, ShopId shop, List<PaidBack> payments) {
    by.require(AfterSalePermissions.SETTLE);
    var _ = shops.get(by.merchant(), shop);
    if (payments.size() > MOST) {
      throw Refusal.tooLarge("aftersale.too-many-payments", MOST);
    }
    var changed = 0;
    for (var paid : payments) {
      if (paid.amount().signum() <= 0 || paid.amount().stripTrailingZeros().scale() > 2) {
        throw Refusal.invalid("aftersale.amount-malformed");
      }
      changed +=
          jdbc.sql(
                  """
                  insert into aftersale.payments_back as p values (?, ?, ?, ?, ?, ?, ?)
                  on conflict (merchant_id, shop_id, reference) do update
                    set order_number = excluded.order_number, amount = excluded.amount,
                      currency = excluded.currency, paid_at = excluded.paid_at
                    where (p.order_number, p.amount, p.currency, p.paid_at)
                      is distinct from
                      (excluded.order_number, excluded.amount, excluded.currency, excluded.paid_at)
                  """)
              .params(
                  by.merchant().value(),
                  shop.value(),
                  paid.reference(),
                  paid.orderNumber(),
                  paid.amount(),
                  paid.currency(),
                  Timestamp.from(paid.paidAt()))
              .update();
    }
    audit.record(by, "aftersale.payments-taken", shop, Map.of("changed", changed));
    return changed;
  }

  /// Where both differ, of what was settled or paid in a time; newest first, at most 1,000.
  @Transactional(readOnly = true)
  public List<Difference> differences(Actor by, ShopId shop, Instant from, Instant until) {
    by.require(AfterSalePermissions.READ);
    var _ = shops.get(by.merchant(), shop);
    return jdbc.sql(
            """
            with said as (
              select r.case_id, c.number, r.reference, r.amount, r.currency, r.settled_at, c.order_number
              from aftersale.refunds r
              join aftersale.cases c on c.merchant_id = r.merchant_id and c.id = r.case_id
              where r.merchant_id = :merchant and r.shop_id = :shop and r.state = 'PAID'
                and r.settled_at >= :from::timestamptz and r.settled_at < :until::timestamptz),
            done as (
              select reference, order_number, amount, currency, paid_at from aftersale.payments_back
              where merchant_id = :merchant and shop_id = :shop
                and paid_at >= :from::timestamptz and paid_at < :until::timestamptz)
            select s.reference, s.case_id, s.number, s.order_number, s.amount, p.amount, s.currency, s.settled_at
            from said s left join aftersale.payments_back p
              on p.merchant_id = :merchant and p.shop_id = :shop and p.reference = s.reference
            where p.reference is null or (p.amount, p.currency) <> (s.amount, s.currency)
            union all
            select d.reference, null, null, d.order_number, null, d.amount, d.currency, d.paid_at
            from done d
            where not exists (select 1 from aftersale.refunds r
              where r.merchant_id = :merchant and r.shop_id = :shop and r.reference = d.reference
                and r.state = 'PAID')
            order by 8 desc, 1 limit :most
            """)
        .param("merchant", by.merchant().value())
        .param("shop", shop.value())
        .param("from", Timestamp.from(from))
        .param("until", Timestamp.from(until))
        .param("most", MOST_SHOWN)
        .query(
            (row, _) -> {
              var refund = row.getObject(2, UUID.class);
              var said = row.getBigDecimal(5);
              var done = row.getBigDecimal(6);
              return new Difference(
                  kind(said, done),
                  row.getString(1),
                  refund == null ? null : new CaseId(refund),
                  row.getObject(3, Long.class),
                  row.getString(4),
                  said,
                  done,
                  row.getString(7),
                  row.getTimestamp(8).toInstant());
            })
        .list();
  }

  private static Differs kind(@Nullable BigDecimal said, @Nullable BigDecimal done) {
    if (said == null) {
      return Differs.NOT_SAID;
    }
    return done == null ? Differs.NOT_DONE : Differs.AMOUNT;
  }
}

package io.heqi.aftersale;

import io.heqi.commerce.OrderId;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.Cursor;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Page;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Money that is to be given back. A case has one refund, whose id is the case's: whoever pays
/// gives it to the bank or the platform as the key of the payment, so that a payment tried again
/// is made once.
@Service
public class Refunds {

  private static final String SELECT =
      """
      select r.case_id, r.order_id, r.shop_id, r.amount, r.currency, r.state, r.attempts, r.reference, r.problem,
        r.asked_at, r.settled_at, c.number, c.order_number, c.advance
      from aftersale.refunds as r join aftersale.cases as c on c.merchant_id = r.merchant_id and c.id = r.case_id
      """;

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  Refunds(JdbcClient jdbc, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  public enum RefundState {
    ASKED,
    FAILED,
    PAID,
    /// Paid another way than the first; the customer says whether it came.
    PAID_OTHERWISE,
    /// Never paid, since the case ended without it.
    DROPPED
  }

  /// @param id the case's, and the key of the payment
  /// @param attempts how often paying was asked for
  /// @param reference of the payment, as the bank or the platform names it
  /// @param problem why it failed
  /// @param number the case's
  /// @param instant whether the goods are not back yet
  public record RefundView(
      CaseId id,
      OrderId order,
      ShopId shop,
      BigDecimal amount,
      String currency,
      RefundState state,
      int attempts,
      String reference,
      String problem,
      Instant askedAt,
      @Nullable Instant settledAt,
      long number,
      String orderNumber,
      boolean instant) {}

  /// Asks for the money of a case to be paid, or to be paid once more where that failed. What was
  /// paid is not asked for again.
  void ask(AfterSaleCase c, Instant now) {
    var asked =
        jdbc.sql(
                """
                insert into aftersale.refunds as r values (?, ?, ?, ?, ?, ?, 'ASKED', 1, '', '', ?, null)
                on conflict (merchant_id, case_id) do update
                  set state = 'ASKED', amount = excluded.amount, attempts = r.attempts + 1, problem = ''
                  where r.state = 'FAILED'
                """)
            .param(c.merchant().value())
            .param(c.id().value())
            .param(c.origin.order().value())
            .param(c.origin.shop().value())
            .param(c.amount)
            .param(c.origin.currency())
            .param(Timestamp.from(now))
            .update();
    if (asked == 0) {
      throw Refusal.conflict("aftersale.refunded-already");
    }
  }

  void settle(AfterSaleCase c, RefundState state, String reference, String problem, Instant now) {
    var paid = state == RefundState.PAID || state == RefundState.PAID_OTHERWISE;
    jdbc.sql(
            """
            update aftersale.refunds set state = ?, reference = ?, problem = ?, settled_at = ?
            where merchant_id = ? and case_id = ? and state <> 'PAID'
            """)
        .param(state.name())
        .param(reference)
        .param(problem)
        .param(paid ? Timestamp.from(now) : null)
        .param(c.merchant().value())
        .param(c.id().value())
        .update();
    if (state == RefundState.PAID) {
      events.publishEvent(new RefundPaid(c.merchant(), c.origin.order()));
    }
  }

  /// What was given back of these orders and stays with the customers, in their currencies; orders
  /// of which nothing was are left out. What platforms paid back by themselves is part of it.
  @Transactional(readOnly = true)
  public Map<OrderId, BigDecimal> paid(MerchantId merchant, Collection<OrderId> orders) {
    var paid = new HashMap<OrderId, BigDecimal>();
    var numbers = orders.stream().map(OrderId::value).toArray(UUID[]::new);
    jdbc.sql(
            """
            select order_id, sum(given) from (
              select c.order_id, r.amount - coalesce(b.recovered, 0) as given from aftersale.cases as c
              join aftersale.refunds as r on r.merchant_id = ? and r.case_id = c.id and r.state = 'PAID'
              left join aftersale.recoveries as b on b.merchant_id = ? and b.case_id = c.id
              where c.merchant_id = ? and c.order_id = any (?::uuid[])
              union all
              select order_id, amount from aftersale.platform_cases
              where merchant_id = ? and order_id = any (?::uuid[]) and state = 'SUCCEEDED' and case_id is null
                and type in ('REFUND_ONLY', 'RETURN_REFUND', 'PRICE_PROTECTION')) as paid
            group by order_id
            """)
        .params(
            merchant.value(),
            merchant.value(),
            merchant.value(),
            numbers,
            merchant.value(),
            numbers)
        .query(
            row -> {
              paid.put(new OrderId(row.getObject(1, UUID.class)), row.getBigDecimal(2));
            });
    return paid;
  }

  void drop(AfterSaleCase c) {
    jdbc.sql(
            """
            update aftersale.refunds set state = 'DROPPED'
            where merchant_id = ? and case_id = ? and state in ('ASKED', 'FAILED')
            """)
        .params(c.merchant().value(), c.id().value())
        .update();
  }

  Optional<RefundView> of(MerchantId merchant, CaseId id) {
    return jdbc.sql(SELECT + "where r.merchant_id = ? and r.case_id = ?")
        .params(merchant.value(), id.value())
        .query((row, _) -> view(row))
        .optional();
  }

  /// What is still to be paid, longest asked for first.
  @Transactional(readOnly = true)
  public Page<RefundView> unpaid(Actor by, @Nullable String after, int limit) {
    by.require(AfterSalePermissions.READ);
    var place = Cursor.read(after, Cursor.OLDEST);
    var rows =
        jdbc.sql(
                SELECT
                    + """
                    where r.merchant_id = ? and r.state in ('ASKED', 'FAILED') and (r.asked_at, r.case_id) > (?, ?)
                    order by r.asked_at, r.case_id limit ?
                    """)
            .params(by.merchant().value(), Timestamp.from(place.at()), place.id(), limit + 1)
            .query((row, _) -> view(row))
            .list();
    return Page.of(rows, limit, row -> Cursor.write(row.askedAt(), row.id()));
  }

  private static RefundView view(java.sql.ResultSet row) throws java.sql.SQLException {
    var settled = row.getTimestamp(11);
    return new RefundView(
        new CaseId(row.getObject(1, UUID.class)),
        new OrderId(row.getObject(2, UUID.class)),
        new ShopId(row.getObject(3, UUID.class)),
        row.getBigDecimal(4),
        row.getString(5),
        RefundState.valueOf(row.getString(6)),
        row.getInt(7),
        row.getString(8),
        row.getString(9),
        row.getTimestamp(10).toInstant(),
        settled == null ? null : settled.toInstant(),
        row.getLong(12),
        row.getString(13),
        Advance.valueOf(row.getString(14)) == Advance.ASKED);
  }
}

package io.heqi.aftersale;

import io.heqi.customer.Customers;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Says whether the money of a return goes out before the goods are back: for goods sent back
/// without a fault, to customers who are known and owe nothing, as far as the shop's rules go.
@Component
class InstantRefunds {

  private static final Duration LATELY = Duration.ofDays(90);

  private final InstantRefundRuleSets rules;
  private final Customers customers;
  private final JdbcClient jdbc;
  private final Clock clock;

  InstantRefunds(InstantRefundRuleSets rules, Customers customers, JdbcClient jdbc, Clock clock) {
    this.rules = rules;
    this.customers = customers;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  boolean isDue(AfterSaleCase c, InstantRefundRules.When moment) {
    var customer = c.origin.customer();
    var now = rules.now(c.merchant(), c.origin.shop());
    if (!now.on()
        || now.when() != moment
        || customer == null
        || c.type != AfterSaleType.RETURN_REFUND
        || c.state != AfterSaleState.WAIT_MERCHANT_RECEIPT
        || c.advance != Advance.NONE
        || !c.origin.reason().isPersonal()) {
      return false;
    }
    lock(c.merchant(), customer);
    var level = customers.vipLevel(c.merchant(), customer);
    return c.amount.compareTo(now.upTo(level)) <= 0
        && !isParcelOfAnother(c)
        && isTrusted(c, customer, now);
  }

  /// Whether a customer gets more is decided one after the other.
  private void lock(MerchantId merchant, CustomerId customer) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, ?))")
        .params("instant refund " + customer, merchant.value())
        .query((_, _) -> true)
        .single();
  }

  /// One parcel brings back the goods of one case.
  private boolean isParcelOfAnother(AfterSaleCase c) {
    return jdbc.sql(
            """
            select exists (select from aftersale.cases
              where merchant_id = ? and return_number = ? and return_number <> '' and id <> ?)
            """)
        .params(c.merchant().value(), c.returned.number(), c.id().value())
        .query(Boolean.class)
        .single();
  }

  private boolean isTrusted(AfterSaleCase c, CustomerId customer, InstantRefundRules now) {
    return jdbc.sql(
            """
            select count(*) filter (where applied_at > ?) <= ?
              and count(*) filter (where advance <> 'NONE' and ended_at is null) < ?
              and not exists (select from aftersale.recoveries
                where merchant_id = ? and customer_id = ? and state = 'OPEN')
            from aftersale.cases where merchant_id = ? and customer_id = ?
            """)
        .params(
            Timestamp.from(clock.instant().minus(LATELY)),
            now.mostCases(),
            now.mostAtOnce(),
            c.merchant().value(),
            customer.value(),
            c.merchant().value(),
            customer.value())
        .query(Boolean.class)
        .single();
  }
}

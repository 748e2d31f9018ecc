package io.heqi.commerce;

import io.heqi.shared.CustomerId;
import io.heqi.shared.Ids;
import io.heqi.shared.MerchantId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Lets customers whom no channel names prove that an order is theirs: by its number and the last
/// four digits of the receiver's phone. Who fails too often has to wait, and so has whoever else
/// tries that order, for four digits are soon tried through.
@Service
public class OrderProofs {

  private static final int MOST_OF_CUSTOMER = 5;
  private static final Duration OF_CUSTOMER = Duration.ofHours(1);
  private static final int MOST_OF_ORDER = 10;
  private static final Duration OF_ORDER = Duration.ofDays(1);
  private static final int LONGEST_NUMBER = 64;

  private final OrderRepository orders;
  private final Prints prints;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  OrderProofs(
      OrderRepository orders,
      Prints prints,
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      Clock clock) {
    this.orders = orders;
    this.prints = prints;
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  public sealed interface Outcome {

    record Proven(OrderId order) implements Outcome {}

    /// No order of that number shows those digits; which of both is wrong is nobody's business.
    record Mismatch() implements Outcome {}

    record TooMany() implements Outcome {}
  }

  @Transactional
  public Outcome prove(MerchantId merchant, CustomerId customer, String number, String digits) {
    var wanted = number.strip();
    var tail = digits.strip();
    if (wanted.isEmpty() || wanted.length() > LONGEST_NUMBER || !tail.matches("[0-9]{4}")) {
      return new Outcome.Mismatch();
    }
    oneAtATime(merchant, wanted);
    var now = clock.instant();
    if (failed(merchant, "customer_id", customer.value(), now.minus(OF_CUSTOMER))
            >= MOST_OF_CUSTOMER
        || failed(merchant, "number", wanted, now.minus(OF_ORDER)) >= MOST_OF_ORDER) {
      return new Outcome.TooMany();
    }
    var found = prints.tail(merchant, tail).map(p -> orders.proven(merchant, wanted, p));
    for (var order : found.orElse(List.of())) {
      if (orders.link(merchant, customer, order, null, now)) {
        events.publishEvent(new OrderLinked(merchant, order));
      }
      return new Outcome.Proven(order);
    }
    jdbc.sql(
            """
            insert into commerce.proof_attempts (merchant_id, id, customer_id, number, at) values (?, ?, ?, ?, ?)
            """)
        .params(merchant.value(), Ids.next(), customer.value(), wanted, Timestamp.from(now))
        .update();
    forget(merchant, now.minus(OF_ORDER));
    return new Outcome.Mismatch();
  }

  /// What no longer counts need not be kept.
  private void forget(MerchantId merchant, Instant before) {
    jdbc.sql("delete from commerce.proof_attempts where merchant_id = ? and at < ?")
        .params(merchant.value(), Timestamp.from(before))
        .update();
  }

  /// Tries of one order that come at once are counted one after the other.
  private void oneAtATime(MerchantId merchant, String number) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, ?))")
        .params(number, merchant.value())
        .query((_, _) -> true)
        .single();
  }

  private long failed(MerchantId merchant, String column, Object who, Instant since) {
    return jdbc.sql(
            "select count(*) from commerce.proof_attempts where merchant_id = ? and "
                + column
                + " = ? and at > ?")
        .params(merchant.value(), who, Timestamp.from(since))
        .query(Long.class)
        .single();
  }
}

package io.heqi.foundation.queue;

import io.heqi.foundation.database.Tenancy;
import io.heqi.shared.MerchantId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A queue as a module would have it: errands that somebody runs, those of one street one after the
/// other. What an attempt does is up to the test.
class Errands implements QueueJob<Errands.Errand> {

  static final String TABLE =
      """
      create schema errand;
      create table errand.errands (
        merchant_id bigint not null,
        street text not null,
        number int not null,
        state text not null default 'WAITING',
        next_attempt_at timestamptz not null,
        attempts int not null default 0,
        reason text not null default '',
        primary key (merchant_id, street, number)
      );
      create index on errand.errands (merchant_id, next_attempt_at) where state = 'WAITING';
      call foundation.wall('errand.errands');
      grant usage on schema errand to heqi_app;
      grant select, insert, update, delete on errand.errands to heqi_app;
      """;

  static final Duration LEASE = Duration.ofMinutes(2);

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final WaitingRows<Errand> rows;
  private Function<Errand, Outcome> runner = this::done;

  Errands(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.rows =
        new WaitingRows<>(
            jdbc,
            WaitingTable.of("errand.errands", "street, number", "state = 'WAITING'", LEASE, 3)
                .oneAfterTheOther("street", "number"),
            "w.merchant_id, w.street, w.number, w.attempts",
            (row, _) ->
                new Errand(
                    new MerchantId(row.getLong(1)), row.getString(2), row.getInt(3), row.getInt(4)),
            errand -> List.of(errand.street(), errand.number()));
  }

  record Errand(MerchantId merchant, String street, int number, int attempt)
      implements StoredQueue.Taken {

    String place() {
      return street + " " + number;
    }
  }

  /// How one stands in the table.
  record Line(String state, int attempts, String reason) {}

  void runBy(Function<Errand, Outcome> runner) {
    this.runner = runner;
  }

  void add(MerchantId merchant, String street, int number, Instant at) {
    within(
        merchant,
        () ->
            jdbc.sql("insert into errand.errands values (?, ?, ?, 'WAITING', ?)")
                .params(merchant.value(), street, number, Timestamp.from(at))
                .update());
  }

  List<Errand> take(MerchantId merchant, Instant now) {
    return within(merchant, () -> rows.take(merchant, now));
  }

  Outcome done(Errand errand) {
    end(errand, "DONE", "");
    return new Outcome.Done();
  }

  private void end(Errand errand, String state, String reason) {
    within(
        errand.merchant(),
        () ->
            jdbc.sql(
                    """
                    update errand.errands set state = ?, reason = ?
                    where merchant_id = ? and street = ? and number = ?
                    """)
                .params(state, reason, errand.merchant().value(), errand.street(), errand.number())
                .update());
  }

  Line line(MerchantId merchant, String street, int number) {
    return within(
        merchant,
        () ->
            jdbc.sql(
                    """
                    select state, attempts, reason from errand.errands
                    where merchant_id = ? and street = ? and number = ?
                    """)
                .params(merchant.value(), street, number)
                .query((row, _) -> new Line(row.getString(1), row.getInt(2), row.getString(3)))
                .single());
  }

  <R> R within(MerchantId merchant, java.util.function.Supplier<R> work) {
    return Tenancy.within(merchant, () -> transactions.execute(_ -> work.get()));
  }

  @Override
  public Plan<Errand> plan() {
    return new Plan<>("test.errands", Duration.ofDays(1), rows);
  }

  @Override
  public Outcome attempt(Errand errand) {
    return runner.apply(errand);
  }

  @Override
  public void giveUp(Errand errand, String reason) {
    end(errand, "GIVEN_UP", reason);
  }

  @Override
  public int forget(List<MerchantId> merchants, Instant now) {
    return jdbc.sql(
            """
            delete from errand.errands e using (
              select merchant_id, street, number from errand.errands
              where merchant_id = any (?::bigint[]) and state <> 'WAITING' and next_attempt_at < ? limit 2) as o
            where e.merchant_id = o.merchant_id and e.street = o.street and e.number = o.number
            """)
        .params(
            merchants.stream().map(MerchantId::value).toArray(Long[]::new),
            Timestamp.from(now.minus(Duration.ofDays(7))))
        .update();
  }
}

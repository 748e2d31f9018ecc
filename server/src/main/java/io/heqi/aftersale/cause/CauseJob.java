package io.heqi.aftersale.cause;

import io.heqi.commerce.OrderId;
import io.heqi.foundation.queue.Outcome;
import io.heqi.foundation.queue.QueueJob;
import io.heqi.foundation.queue.StoredQueue;
import io.heqi.shared.MerchantId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Works out, a page of orders at a time, what was sold and what was claimed of it.
@Component
class CauseJob implements QueueJob<CauseJob.Batch> {

  private static final Logger log = LoggerFactory.getLogger(CauseJob.class);
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final int PAGE = 500;

  private final CauseBook book;
  private final Waiting waiting;

  CauseJob(CauseBook book, JdbcClient jdbc) {
    this.book = book;
    this.waiting = new Waiting(jdbc);
  }

  record Heard(OrderId order, long word, int attempt) {}

  /// Orders that are worked out together.
  record Batch(MerchantId merchant, List<Heard> page, int attempt) implements StoredQueue.Taken {}

  /// The rows wait one by one, and are taken by the page.
  private record Waiting(JdbcClient jdbc) implements StoredQueue<Batch> {

    @Override
    public List<MerchantId> due(List<MerchantId> merchants, Instant now) {
      return jdbc.sql(
              """
              select m.id from unnest(?::bigint[]) as m(id)
              where exists (select 1 from aftersale.cause_news where merchant_id = m.id and next_attempt_at <= ?)
              """)
          .param(merchants.stream().map(MerchantId::value).toArray(Long[]::new))
          .param(Timestamp.from(now))
          .query((row, _) -> new MerchantId(row.getLong(1)))
          .list();
    }

    @Override
    public List<Batch> take(MerchantId merchant, Instant now) {
      var page =
          jdbc.sql(
                  """
                  update aftersale.cause_news w set next_attempt_at = ?, attempts = w.attempts + 1
                  from (
                    select order_id from aftersale.cause_news
                    where merchant_id = ? and next_attempt_at <= ?
                    order by next_attempt_at, order_id limit ? for update skip locked) as d
                  where w.merchant_id = ? and w.order_id = d.order_id
                  returning w.order_id, w.heard, w.attempts
                  """)
              .params(
                  Timestamp.from(now.plus(LEASE)),
                  merchant.value(),
                  Timestamp.from(now),
                  PAGE,
                  merchant.value())
              .query(
                  (row, _) ->
                      new Heard(
                          new OrderId(row.getObject(1, UUID.class)), row.getLong(2), row.getInt(3)))
              .list();
      var attempt = page.stream().mapToInt(Heard::attempt).min().orElse(1);
      return page.isEmpty() ? List.of() : List.of(new Batch(merchant, page, attempt));
    }

    @Override
    public void again(Batch taken, Instant at, String reason) {
      jdbc.sql(
              """
              update aftersale.cause_news set next_attempt_at = ?, reason = ?
              where merchant_id = ? and order_id = any (?::uuid[])
              """)
          .params(
              Timestamp.from(at),
              reason,
              taken.merchant().value(),
              taken.page().stream().map(heard -> heard.order().value()).toArray(UUID[]::new))
          .update();
    }
  }

  @Override
  public Plan<Batch> plan() {
    return new Plan<>("aftersale.causes", Duration.ofSeconds(2), waiting);
  }

  /// Where a page fails, each of its orders is tried by itself, so that one that cannot be worked
  /// out keeps back no other; it is tried again when its lease ends.
  @Override
  public Outcome attempt(Batch batch) {
    try {
      book.workOut(batch.merchant(), batch.page());
    } catch (RuntimeException e) {
      if (batch.page().size() == 1) {
        throw e;
      }
      log.warn("A page of causes of merchant {} is worked out one by one", batch.merchant(), e);
      batch.page().forEach(heard -> alone(batch.merchant(), heard));
    }
    return new Outcome.Done();
  }

  private void alone(MerchantId merchant, Heard heard) {
    try {
      book.workOut(merchant, List.of(heard));
    } catch (RuntimeException e) {
      log.error("The causes of order {} of merchant {} failed", heard.order(), merchant, e);
    }
  }

  /// An order is never given up.
  @Override
  public Optional<Duration> pause(Batch batch) {
    return Optional.of(LEASE);
  }

  @Override
  public void giveUp(Batch batch, String reason) {
    throw new IllegalStateException("An order is never given up: " + reason);
  }
}

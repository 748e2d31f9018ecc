package io.heqi.commerce.dropship;

import io.heqi.commerce.OrderId;
import io.heqi.foundation.queue.Outcome;
import io.heqi.foundation.queue.QueueJob;
import io.heqi.foundation.queue.StoredQueue;
import io.heqi.foundation.queue.WaitingRows;
import io.heqi.foundation.queue.WaitingTable;
import io.heqi.shared.MerchantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Works out what follows for suppliers where something was heard of an order.
@Component
class SupplyJob implements QueueJob<SupplyJob.Heard> {

  private static final WaitingTable TABLE =
      WaitingTable.of("commerce.supply_news", "order_id", "true", Duration.ofMinutes(1), 50);
  private static final Duration LATER = Duration.ofMinutes(5);

  private final OrderSplit split;
  private final WaitingRows<Heard> waiting;

  SupplyJob(OrderSplit split, JdbcClient jdbc) {
    this.split = split;
    this.waiting =
        new WaitingRows<>(
            jdbc,
            TABLE,
            "w.merchant_id, w.order_id, w.heard, w.attempts",
            (row, _) ->
                new Heard(
                    new MerchantId(row.getLong(1)),
                    new OrderId(row.getObject(2, UUID.class)),
                    row.getLong(3),
                    row.getInt(4)),
            heard -> List.of(heard.order().value()));
  }

  record Heard(MerchantId merchant, OrderId order, long word, int attempt)
      implements StoredQueue.Taken {}

  @Override
  public Plan<Heard> plan() {
    return new Plan<>("commerce.supply", Duration.ofSeconds(2), waiting);
  }

  @Override
  public Outcome attempt(Heard heard) {
    split.workOut(heard.merchant(), heard.order(), heard.word());
    return new Outcome.Done();
  }

  /// An order that somebody paid for is never forgotten.
  @Override
  public Optional<Duration> pause(Heard heard) {
    return Optional.of(LATER);
  }

  @Override
  public void giveUp(Heard heard, String reason) {
    throw new IllegalStateException("A paid order is never given up: " + reason);
  }
}

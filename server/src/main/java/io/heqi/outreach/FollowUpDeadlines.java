package io.heqi.outreach;

import io.heqi.commerce.OrderId;
import io.heqi.foundation.queue.DueJob;
import io.heqi.shared.MerchantId;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Asks after orders when it is time, each once.
@Component
class FollowUpDeadlines extends DueJob {

  private final FollowUps followUps;

  FollowUpDeadlines(FollowUps followUps, JdbcClient jdbc, TransactionTemplate transactions) {
    super(
        jdbc,
        transactions,
        "outreach.follow-ups",
        "outreach.follow_ups",
        "order_id",
        "state = 'WAITING'",
        Duration.ofSeconds(30));
    this.followUps = followUps;
  }

  @Override
  protected void whenDue(MerchantId merchant, UUID id) {
    followUps.whenDue(merchant, new OrderId(id));
  }
}

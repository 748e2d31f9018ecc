package io.heqi.commerce.release;

import io.heqi.commerce.OrderId;
import io.heqi.foundation.queue.DueJob;
import io.heqi.shared.MerchantId;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets go or holds what nobody confirmed in time.
@Component
class ReleaseDeadlines extends DueJob {

  private final Releases releases;

  ReleaseDeadlines(Releases releases, JdbcClient jdbc, TransactionTemplate transactions) {
    super(
        jdbc,
        transactions,
        "commerce.release-deadlines",
        "commerce.releases",
        "order_id",
        "state = 'WAITING'",
        Duration.ofSeconds(5));
    this.releases = releases;
  }

  @Override
  protected void whenDue(MerchantId merchant, UUID id) {
    releases.whenUp(merchant, new OrderId(id));
  }
}

package io.heqi.commerce.dropship;

import io.heqi.foundation.queue.DueJob;
import io.heqi.shared.MerchantId;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Says where a supplier did not answer a claim in time.
@Component
class ClaimDeadlines extends DueJob {

  private final ClaimBook book;

  ClaimDeadlines(ClaimBook book, JdbcClient jdbc, TransactionTemplate transactions) {
    super(
        jdbc,
        transactions,
        "commerce.supplier-claims",
        "commerce.supplier_claim_deadlines",
        "claim_id",
        "true",
        Duration.ofSeconds(10));
    this.book = book;
  }

  @Override
  protected void whenDue(MerchantId merchant, UUID id) {
    book.whenUp(merchant, new SupplierClaimId(id));
  }
}

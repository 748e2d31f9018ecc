package io.heqi.knowledge;

import io.heqi.foundation.database.Tenancy;
import io.heqi.merchant.Merchants;
import io.heqi.shared.MerchantId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Finds once, after the start, what is on offer without ways to ask for it, and makes them: what a
/// migration wrote has no meanings yet.
@Component
class MissingPhrasingsJob {

  private static final Logger log = LoggerFactory.getLogger(MissingPhrasingsJob.class);

  private final Merchants merchants;
  private final PhrasingRepository stored;
  private final Phrasings phrasings;
  private final ItemRepository items;
  private final TransactionTemplate transactions;

  MissingPhrasingsJob(
      Merchants merchants,
      PhrasingRepository stored,
      Phrasings phrasings,
      ItemRepository items,
      TransactionTemplate transactions) {
    this.merchants = merchants;
    this.stored = stored;
    this.phrasings = phrasings;
    this.items = items;
    this.transactions = transactions;
  }

  @Scheduled(initialDelayString = "${heqi.knowledge.missing-phrasings-after:5s}")
  void look() {
    Thread.ofPlatform().daemon().name("knowledge-phrasings").start(this::work);
  }

  private void work() {
    try {
      for (var merchant : merchants.all()) {
        Tenancy.run(merchant, () -> mend(merchant));
      }
    } catch (RuntimeException e) {
      log.error("The ways to ask for migrated items could not be made", e);
    }
  }

  void mend(MerchantId merchant) {
    var silent = transactions.execute(_ -> stored.silent(merchant));
    if (silent == null || silent.isEmpty()) {
      return;
    }
    silent.forEach(item -> transactions.executeWithoutResult(_ -> mend(merchant, item)));
    transactions.executeWithoutResult(_ -> phrasings.turnPage(merchant));
    log.info("Made the ways to ask for {} items of merchant {}", silent.size(), merchant);
  }

  /// Only where nobody published another version meanwhile.
  private void mend(MerchantId merchant, PhrasingRepository.Published item) {
    var published = items.lock(merchant, item.id()).map(ItemRepository.Standing::published);
    if (published.filter(version -> version == item.version()).isPresent()) {
      phrasings.replace(merchant, List.of(Phrasings.Askable.of(item.id(), item.what().content())));
    }
  }
}

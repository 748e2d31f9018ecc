package io.heqi.knowledge.exchange;

import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.ItemState;
import io.heqi.knowledge.Stock;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Takes the items of a checked file, batch by batch. Each batch is written together with how far
/// the import has come, so one that was broken off goes on behind its last batch. What stands there
/// just so and as far is passed over.
final class TakeRun {

  private static final int MOST_ITEMS = 200;

  /// Their meanings take seconds, well within the time for which an import is claimed.
  private static final int MOST_PHRASINGS = 500;

  private final ItemImport job;
  private final List<Gathering.Item> items;
  private final Known known;
  private final Stock stock;
  private final ItemImportRepository imports;
  private final Clock clock;
  private int done;

  TakeRun(
      ItemImport job,
      List<Gathering.Item> items,
      Known known,
      Stock stock,
      ItemImportRepository imports,
      Clock clock) {
    this.job = job;
    this.items = items;
    this.known = known;
    this.stock = stock;
    this.imports = imports;
    this.clock = clock;
    this.done = job.done();
  }

  boolean isDone() {
    return done >= items.size();
  }

  /// Takes the next batch.
  ///
  /// @return whether the import is still wanted
  boolean step() {
    var batch = new ArrayList<Stock.Incoming>();
    var phrasings = 0;
    var next = done;
    while (next < items.size() && batch.size() < MOST_ITEMS && phrasings < MOST_PHRASINGS) {
      var item = items.get(next++);
      if (isWanted(item)) {
        batch.add(incoming(item));
        phrasings += 1 + item.content().questions().size();
      }
    }
    var fresh = (int) batch.stream().filter(Stock.Incoming::isNew).count();
    var delivery =
        new Stock.Delivery(job.merchant(), Objects.requireNonNull(job.takenBy()), as(), batch);
    var step = new ItemImportRepository.Step(done, next, fresh, batch.size() - fresh);
    var isTaken = stock.take(delivery, () -> imports.taking(job, step, clock.instant()));
    done = next;
    return isTaken;
  }

  private ItemState as() {
    return Objects.requireNonNull(job.takenAs());
  }

  private boolean isWanted(Gathering.Item item) {
    return known
        .find(item.key())
        .map(
            standing ->
                !known.isSame(standing, item)
                    || standing.isRetired()
                    || standing.state().compareTo(as()) < 0)
        .orElse(true);
  }

  private Stock.Incoming incoming(Gathering.Item item) {
    var standing = known.find(item.key());
    return new Stock.Incoming(
        standing.map(Known.Standing::id).orElseGet(ItemId::next),
        standing.isEmpty(),
        item.key().kind(),
        item.content(),
        item.terms());
  }
}

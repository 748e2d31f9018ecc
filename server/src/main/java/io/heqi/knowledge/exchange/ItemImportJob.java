package io.heqi.knowledge.exchange;

import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.exchange.HandedFiles;
import io.heqi.foundation.exchange.ImportSweep;
import io.heqi.foundation.exchange.Reason;
import io.heqi.knowledge.ItemState;
import io.heqi.knowledge.Stock;
import io.heqi.merchant.Merchants;
import io.heqi.shared.Refusal;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Works on the imports of all merchants, one at a time on each node: a file with its items lies in
/// memory meanwhile. One whose node died is taken up again a minute later.
@Component
class ItemImportJob {

  private static final Logger log = LoggerFactory.getLogger(ItemImportJob.class);

  private final ItemImportRepository imports;
  private final BadRowRepository badRows;
  private final Stock stock;
  private final Neighbours neighbours;
  private final HandedFiles files;
  private final Merchants merchants;
  private final Clock clock;
  private final ImportSweep<ItemImport> sweep =
      new ImportSweep<>("knowledge-import", this::claim, this::work);

  ItemImportJob(
      ItemImportRepository imports,
      BadRowRepository badRows,
      Stock stock,
      Neighbours neighbours,
      HandedFiles files,
      Merchants merchants,
      Clock clock) {
    this.imports = imports;
    this.badRows = badRows;
    this.stock = stock;
    this.neighbours = neighbours;
    this.files = files;
    this.merchants = merchants;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${heqi.knowledge.import-sweep:1s}")
  void look() {
    sweep.look();
  }

  private Optional<ItemImport> claim() {
    var all = merchants.all();
    return Tenancy.<Optional<ItemImport>, RuntimeException>within(
        all, () -> imports.claim(all, clock.instant()));
  }

  private void work(ItemImport job) {
    Tenancy.run(job.merchant(), () -> run(job));
  }

  void run(ItemImport job) {
    try {
      var _ =
          files.open(
              job.merchant(),
              job.id(),
              copy -> {
                run(job, new KnowledgeFile(copy, job.form(), Charset.forName(job.charset())));
                return job;
              });
    } catch (Refusal refusal) {
      finish(job, Reason.of(refusal));
    } catch (IOException | RuntimeException e) {
      log.error("Import {} of merchant {} failed", job.id(), job.merchant(), e);
      finish(job, Reason.of(Refusal.invalid("knowledge.import-broken")));
    }
  }

  private void run(ItemImport job, KnowledgeFile file) throws IOException {
    var around = neighbours.withPictures(job.merchant());
    var gathering = new Gathering(new EntryReader(around));
    if (job.state() == ItemImport.State.CHECKING) {
      check(job, file, gathering, around);
    } else {
      take(job, gathering.gather(file, () -> true), around);
    }
  }

  private void check(ItemImport job, KnowledgeFile file, Gathering gathering, Neighbourhood around)
      throws IOException {
    var gathered =
        gathering.gather(file, () -> imports.checking(job, gathering.entries(), clock.instant()));
    var known = Known.of(stock, job.merchant(), around);
    var report = new CheckRun(stock, job.merchant(), known).report(gathered);
    badRows.replace(job, gathered.bad());
    if (!imports.checked(job, report)) {
      log.info("The check of import {} was not wanted any more", job.id());
    }
  }

  private void take(ItemImport job, Gathering.Gathered gathered, Neighbourhood around) {
    var run = takeRun(job, gathered, around);
    while (!run.isDone()) {
      if (!run.step()) {
        return;
      }
    }
    finish(job, null);
  }

  TakeRun takeRun(ItemImport job, Gathering.Gathered gathered, Neighbourhood around) {
    var known = Known.of(stock, job.merchant(), around);
    return new TakeRun(job, gathered.items(), known, stock, imports, clock);
  }

  private void finish(ItemImport job, @Nullable Reason why) {
    if (job.takenAs() == ItemState.PUBLISHED) {
      stock.turnPage(job.merchant());
    }
    var _ = imports.finish(job, why, clock.instant());
  }
}

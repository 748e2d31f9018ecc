package io.heqi.commerce.exchange;

import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.exchange.HandedFiles;
import io.heqi.foundation.exchange.ImportSweep;
import io.heqi.foundation.exchange.Reason;
import io.heqi.merchant.Merchants;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Works on the imports of all merchants, one at a time on each node. One whose node died is taken
/// up again a minute later. Files that nobody needs any more are deleted.
@Component
class OrderImportJob {

  private static final Logger log = LoggerFactory.getLogger(OrderImportJob.class);
  private static final Duration FORGOTTEN = Duration.ofDays(1);

  private final OrderImportRepository imports;
  private final ImportSteps steps;
  private final HandedFiles files;
  private final Merchants merchants;
  private final Clock clock;
  private final ImportSweep<OrderImport> sweep =
      new ImportSweep<>("order-import", this::claim, this::work);

  OrderImportJob(
      OrderImportRepository imports,
      ImportSteps steps,
      HandedFiles files,
      Merchants merchants,
      Clock clock) {
    this.imports = imports;
    this.steps = steps;
    this.files = files;
    this.merchants = merchants;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${heqi.commerce.import-sweep:1s}")
  void look() {
    sweep.look();
  }

  private Optional<OrderImport> claim() {
    var all = merchants.all();
    return Tenancy.<Optional<OrderImport>, RuntimeException>within(
        all,
        () -> {
          tidy(all);
          return imports.claim(all, clock.instant());
        });
  }

  private void tidy(List<MerchantId> all) {
    var now = clock.instant();
    imports.cancelForgotten(all, now.minus(FORGOTTEN), now);
    for (var file : imports.leftovers(all)) {
      try {
        files.drop(file.merchant(), file.id());
        imports.dropped(file);
      } catch (IOException e) {
        log.warn("The file of import {} of merchant {} stays", file.id(), file.merchant(), e);
      }
    }
  }

  private void work(OrderImport job) {
    Tenancy.run(job.merchant(), () -> run(job));
  }

  private void run(OrderImport job) {
    try {
      if (files.open(job.merchant(), job.id(), copy -> runOf(job, file(job, copy)).run())) {
        imports.finish(job, null, clock.instant());
      }
    } catch (Refusal refusal) {
      imports.finish(job, Reason.of(refusal), clock.instant());
    } catch (IOException | RuntimeException e) {
      log.error("Import {} of merchant {} failed", job.id(), job.merchant(), e);
      var broken = Reason.of(Refusal.invalid("commerce.import-broken"));
      imports.finish(job, broken, clock.instant());
    }
  }

  ImportRun runOf(OrderImport job, OrderFile file) {
    return new ImportRun(job, file, imports, steps, clock);
  }

  private static OrderFile file(OrderImport job, java.nio.file.Path copy) {
    return OrderFile.known(copy, job.source().form(), Charset.forName(job.source().charset()));
  }
}

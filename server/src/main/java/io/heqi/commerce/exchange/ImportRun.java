package io.heqi.commerce.exchange;

import io.heqi.foundation.table.TableRows;
import io.heqi.shared.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Predicate;

/// Reads one file twice: to see which orders lie apart in it, then to take them.
final class ImportRun {

  private static final int COUNTED_EVERY = 20_000;

  private final OrderImport job;
  private final OrderMapping mapping;
  private final OrderFile file;
  private final OrderImportRepository imports;
  private final ImportSteps steps;
  private final Clock clock;

  ImportRun(
      OrderImport job,
      OrderFile file,
      OrderImportRepository imports,
      ImportSteps steps,
      Clock clock) {
    this.job = job;
    this.mapping = Objects.requireNonNull(job.mapping());
    this.file = file;
    this.imports = imports;
    this.steps = steps;
    this.clock = clock;
  }

  /// @return whether all of the file was dealt with; else the import is not wanted any more
  boolean run() throws IOException {
    var survey = new Survey();
    return survey(survey) && take(gathering(survey));
  }

  /// @return whether the import is still wanted
  boolean survey(Survey survey) throws IOException {
    var key = job.kind().key();
    var number = key == null ? null : mapping.columns().get(key);
    var isWanted =
        read(
            row -> {
              var cells = row.cells();
              var name =
                  cells == null || number == null || number >= cells.size()
                      ? ""
                      : cells.get(number);
              survey.take((int) row.number(), name);
              return survey.rows() % COUNTED_EVERY != 0
                  || imports.counting(job, survey.rows(), clock.instant());
            });
    return isWanted && imports.counting(job, survey.rows(), clock.instant());
  }

  Gathering gathering(Survey survey) {
    var reader = new RowReader(new CellReader(mapping));
    var done = job.progress().done();
    var exportedAt = Objects.requireNonNull(job.exportedAt());
    return switch (job.kind()) {
      case ORDERS ->
          new OrderGathering(done, survey, new OrderAssembly(mapping, reader, exportedAt));
      case PARCEL_EVENTS -> new EventGathering(done, reader);
      case PRODUCTS -> new ProductGathering(done, survey, new ProductAssembly(reader, exportedAt));
    };
  }

  /// @return whether the import is still wanted
  private boolean take(Gathering gathering) throws IOException {
    var isWanted =
        read(
            row -> {
              gathering.read();
              if (row.cells() == null) {
                gathering.leaveOut(
                    (int) row.number(), Refusal.invalid("commerce.import-row-unreadable"));
              } else {
                gathering.take(new FileRow((int) row.number(), row.cells(), mapping.columns()));
              }
              return !gathering.isFull() || steps.take(job, gathering.step());
            });
    if (!isWanted) {
      return false;
    }
    gathering.end();
    return steps.take(job, gathering.step());
  }

  /// @return whether the taker wanted all
  private boolean read(Predicate<TableRows.Cells> taker) throws IOException {
    var isWanted = new boolean[] {true};
    file.read(
        row -> {
          isWanted[0] = row.number() <= job.heading().row() || taker.test(row);
          return isWanted[0];
        });
    return isWanted[0];
  }
}

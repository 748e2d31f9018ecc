package io.heqi.knowledge.exchange;

import io.heqi.foundation.exchange.HandedFiles;
import io.heqi.foundation.exchange.Reason;
import io.heqi.foundation.security.Actor;
import io.heqi.knowledge.ItemState;
import io.heqi.knowledge.KnowledgePermissions;
import io.heqi.knowledge.Stock;
import io.heqi.shared.Ids;
import io.heqi.shared.Page;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Brings knowledge in from files. A file is handed in and checked, which changes nothing; then
/// somebody says how far its items are to come, and they are taken. Both run by themselves, over
/// restarts too. A merchant has one import at work at a time.
@Service
public class ItemImports {

  private static final long LARGEST = 20L << 20;
  private static final int LISTED = 20;
  private static final int LONGEST_NAME = 200;

  private final ItemImportRepository imports;
  private final BadRowRepository badRows;
  private final Stock stock;
  private final HandedFiles files;
  private final AuditLog audit;
  private final Clock clock;

  ItemImports(
      ItemImportRepository imports,
      BadRowRepository badRows,
      Stock stock,
      HandedFiles files,
      AuditLog audit,
      Clock clock) {
    this.imports = imports;
    this.badRows = badRows;
    this.stock = stock;
    this.files = files;
    this.audit = audit;
    this.clock = clock;
  }

  /// Keeps the file and has it checked.
  public ItemImport handIn(Actor by, String name, InputStream content) throws IOException {
    by.require(KnowledgePermissions.WRITE);
    if (imports.isAtWork(by.merchant())) {
      throw atWork();
    }
    return files.receive(
        content,
        LARGEST,
        () -> Refusal.tooLarge("knowledge.file-too-large", LARGEST >> 20),
        received -> keep(made(by, name, KnowledgeFile.of(received)), by, received));
  }

  private ItemImport keep(ItemImport made, Actor by, Path received) throws IOException {
    files.keep(made.merchant(), made.id(), received);
    if (!imports.insert(made)) {
      throw atWork();
    }
    audit.record(by, "knowledge.import-handed-in", made.id(), Map.of("name", made.name()));
    return made;
  }

  private ItemImport made(Actor by, String name, KnowledgeFile file) {
    var shown = Tidy.line(name);
    return new ItemImport(
        by.merchant(),
        Ids.next(),
        shown.length() <= LONGEST_NAME ? shown : shown.substring(0, LONGEST_NAME),
        file.form(),
        file.charset().name(),
        ItemImport.State.CHECKING,
        null,
        new ItemImport.Report(0, 0, 0, 0, 0, 0, List.of(), 0, 0),
        0,
        0,
        0,
        null,
        by.account(),
        null,
        clock.instant(),
        null);
  }

  /// Has the items of a checked file taken.
  ///
  /// @param as `DRAFT`, `PROPOSED`, or, by whoever may approve, `PUBLISHED`
  @Transactional
  public void take(Actor by, UUID id, ItemState as) {
    by.require(KnowledgePermissions.WRITE);
    if (as == ItemState.PUBLISHED) {
      by.require(KnowledgePermissions.APPROVE);
    } else if (as == ItemState.RETIRED) {
      throw Refusal.invalid("knowledge.import-as-retired");
    }
    var made = find(by, id);
    try {
      if (!imports.take(by.merchant(), id, as, by.account())) {
        throw Refusal.conflict("knowledge.import-not-checked");
      }
    } catch (DuplicateKeyException _) {
      throw atWork();
    }
    var report = made.report();
    audit.record(
        by,
        "knowledge.import-taken",
        id,
        Map.of("as", as, "new", report.fresh(), "changed", report.changed()));
  }

  /// Stops it; what was taken stays.
  @Transactional
  public void cancel(Actor by, UUID id) {
    by.require(KnowledgePermissions.WRITE);
    var made = find(by, id);
    if (!imports.cancel(by.merchant(), id, clock.instant())) {
      throw Refusal.conflict("knowledge.import-over");
    }
    if (made.takenAs() == ItemState.PUBLISHED) {
      stock.turnPage(by.merchant());
    }
    audit.record(by, "knowledge.import-cancelled", id);
  }

  public ItemImport find(Actor by, UUID id) {
    by.require(KnowledgePermissions.WRITE);
    return imports
        .find(by.merchant(), id)
        .orElseThrow(() -> Refusal.notFound("knowledge.import-unknown"));
  }

  /// The newest twenty.
  public List<ItemImport> list(Actor by) {
    by.require(KnowledgePermissions.WRITE);
    return imports.newest(by.merchant(), LISTED);
  }

  /// What is left out of a file, in the order of the file.
  public Page<BadRow> bad(Actor by, UUID id, @Nullable String after, int limit) {
    var rows = badRows.page(by.merchant(), find(by, id).id(), place(after), limit + 1);
    return Page.of(
        rows.stream().map(BadRow::of).toList(), limit, row -> String.valueOf(row.place()));
  }

  private static int place(@Nullable String cursor) {
    try {
      return cursor == null ? -1 : Integer.parseInt(cursor);
    } catch (NumberFormatException _) {
      throw Refusal.invalid("foundation.cursor-malformed");
    }
  }

  /// A row that is left out.
  ///
  /// @param line as a spreadsheet counts rows, the heading being 1
  public record BadRow(int place, int line, Reason reason, String title) {

    static BadRow of(BadRowRepository.Row row) {
      return new BadRow(
          row.place(), row.line(), row.reason(), row.cells().getOrDefault(Column.TITLE, ""));
    }
  }

  private static Refusal atWork() {
    return Refusal.conflict("knowledge.import-at-work");
  }
}

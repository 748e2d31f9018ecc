package io.heqi.commerce.exchange;

import io.heqi.commerce.CommercePermissions;
import io.heqi.foundation.exchange.HandedFiles;
import io.heqi.foundation.exchange.Reason;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Shops;
import io.heqi.shared.Ids;
import io.heqi.shared.Page;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Brings orders in from the files that platforms export. A file is handed in, which changes
/// nothing; then somebody confirms how it is to be understood, and it is taken, over restarts too.
/// A merchant has one import at work at a time.
@Service
public class OrderImports {

  private static final long LARGEST = 100L << 20;
  private static final int LISTED = 20;
  private static final int LONGEST_NAME = 200;

  private final OrderImportRepository imports;
  private final LeftOutRepository leftOut;
  private final MappingRepository mappings;
  private final ExportWords words;
  private final HandedFiles files;
  private final Shops shops;
  private final AuditLog audit;
  private final Clock clock;

  OrderImports(
      OrderImportRepository imports,
      LeftOutRepository leftOut,
      MappingRepository mappings,
      ExportWords words,
      HandedFiles files,
      Shops shops,
      AuditLog audit,
      Clock clock) {
    this.imports = imports;
    this.leftOut = leftOut;
    this.mappings = mappings;
    this.words = words;
    this.files = files;
    this.shops = shops;
    this.audit = audit;
    this.clock = clock;
  }

  /// What a file is said to be.
  public record HandIn(ShopId shop, FileKind kind, String name) {}

  /// Keeps the file and finds its heading.
  public OrderImport handIn(Actor by, HandIn what, InputStream content) throws IOException {
    by.require(CommercePermissions.WRITE);
    var _ = shops.get(by.merchant(), what.shop());
    return files.receive(
        content,
        LARGEST,
        () -> Refusal.tooLarge("commerce.import-too-large", LARGEST >> 20),
        received -> keep(made(by, what, received), by, received));
  }

  private OrderImport made(Actor by, HandIn what, Path received) throws IOException {
    var file = OrderFile.of(received);
    var name = what.name().strip().replace("\0", "");
    return new OrderImport(
        by.merchant(),
        Ids.next(),
        what.shop(),
        what.kind(),
        new OrderImport.Source(
            name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME),
            file.table().form(),
            file.table().charset().name(),
            digest(received)),
        file.heading(what.kind(), words),
        OrderImport.State.NEW,
        null,
        null,
        OrderImport.Progress.NONE,
        null,
        by.account(),
        clock.instant(),
        null);
  }

  private OrderImport keep(OrderImport made, Actor by, Path received) throws IOException {
    // In this order no file ever stays that nobody knows of.
    imports.insert(made);
    files.keep(made.merchant(), made.id(), received);
    audit.record(by, "commerce.import-handed-in", made.id(), Map.of("name", made.source().name()));
    return made;
  }

  private static String digest(Path file) throws IOException {
    try (var in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Has a file taken, and remembers how files with these headings are understood.
  ///
  /// @param exportedAt how old what the file says is, where no column says it; null: the time of
  ///     the upload, or, of a file that came before and was understood in the same way, what held
  ///     then, so that it changes nothing
  @Transactional
  public void start(Actor by, UUID id, OrderMapping mapping, @Nullable Instant exportedAt) {
    by.require(CommercePermissions.WRITE);
    var made = find(by, id);
    mapping.check(made.kind(), made.heading().names().size());
    if (exportedAt != null && exportedAt.isAfter(clock.instant())) {
      throw Refusal.invalid("commerce.import-from-the-future");
    }
    var key = key(made);
    var whole = withKnownWords(key, mapping);
    try {
      if (!imports.start(made, whole, exportedAt == null ? age(made, whole) : exportedAt)) {
        throw Refusal.conflict("commerce.import-started");
      }
    } catch (DuplicateKeyException _) {
      throw Refusal.conflict("commerce.import-at-work");
    }
    mappings.save(key, whole, by.account(), clock.instant());
    audit.record(by, "commerce.import-started", id, Map.of("kind", made.kind()));
  }

  private Instant age(OrderImport made, OrderMapping mapping) {
    return imports.exportedAt(made, mapping).orElse(made.madeAt());
  }

  /// A word may come only far down in a file.
  private OrderMapping withKnownWords(MappingRepository.Key key, OrderMapping mapping) {
    var all = words.words(key.kind(), key.platform());
    mappings.find(key).ifPresent(known -> all.putAll(known.words()));
    all.putAll(mapping.words());
    return new OrderMapping(
        mapping.columns(), all, mapping.dates(), mapping.zone(), mapping.addsRows());
  }

  MappingRepository.Key key(OrderImport made) {
    var platform = shops.get(made.merchant(), made.shop()).platform();
    return new MappingRepository.Key(
        made.merchant(), platform, made.kind(), made.heading().names());
  }

  /// Stops it; what was taken stays.
  @Transactional
  public void cancel(Actor by, UUID id) {
    by.require(CommercePermissions.WRITE);
    if (!imports.cancel(by.merchant(), find(by, id).id(), clock.instant())) {
      throw Refusal.conflict("commerce.import-over");
    }
    audit.record(by, "commerce.import-cancelled", id);
  }

  public OrderImport find(Actor by, UUID id) {
    by.require(CommercePermissions.WRITE);
    return imports
        .find(by.merchant(), id)
        .orElseThrow(() -> Refusal.notFound("commerce.import-unknown"));
  }

  /// The newest twenty.
  public List<OrderImport> list(Actor by) {
    by.require(CommercePermissions.WRITE);
    return imports.newest(by.merchant(), LISTED);
  }

  /// A row that was left out.
  ///
  /// @param line as a spreadsheet counts rows, from 1
  /// @param column as the file calls it; empty where the row as a whole is to blame
  /// @param value of that cell, masked
  public record BadRow(int place, int line, String column, String value, Reason reason) {}

  /// What was left out of a file, in the order in which it was met.
  public Page<BadRow> bad(Actor by, UUID id, @Nullable String after, int limit) {
    var rows = leftOut.page(by.merchant(), find(by, id).id(), place(after), limit + 1);
    return Page.of(
        rows.stream()
            .map(r -> new BadRow(r.place(), r.line(), r.column(), r.value(), r.reason()))
            .toList(),
        limit,
        row -> String.valueOf(row.place()));
  }

  private static int place(@Nullable String cursor) {
    try {
      return cursor == null ? -1 : Integer.parseInt(cursor);
    } catch (NumberFormatException _) {
      throw Refusal.invalid("foundation.cursor-malformed");
    }
  }
}

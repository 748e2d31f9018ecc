package io.heqi.knowledge.exchange;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.table.TableForm;
import io.heqi.knowledge.Knowledge;
import io.heqi.knowledge.KnowledgePermissions;
import io.heqi.knowledge.Stock;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/// Writes knowledge into files, a page of items at a time.
@Service
public class ItemExport {

  /// More than fits into a cell of a spreadsheet.
  private static final int LONGEST_CELL = 32_767;

  private static final int PAGE = 500;
  private static final List<Column> COLUMNS = List.of(Column.values());

  private final Stock stock;
  private final Neighbours neighbours;
  private final BadRowRepository badRows;
  private final ItemImports imports;
  private final AuditLog audit;
  private final MessageSource texts;

  ItemExport(
      Stock stock,
      Neighbours neighbours,
      BadRowRepository badRows,
      ItemImports imports,
      AuditLog audit,
      MessageSource texts) {
    this.stock = stock;
    this.neighbours = neighbours;
    this.badRows = badRows;
    this.imports = imports;
    this.audit = audit;
    this.texts = texts;
  }

  /// In which form and in whose words.
  public record Wish(ItemFile form, Locale locale) {}

  /// Writes the newest versions of the items that the filter lets through.
  public void write(Actor by, Knowledge.Filter filter, Wish wish, OutputStream out)
      throws IOException {
    by.require(KnowledgePermissions.WRITE);
    audit.record(by, "knowledge.exported", by.merchant(), Map.of("form", wish.form()));
    var writer = new EntryWriter(neighbours.of(by.merchant()), wish.locale());
    var entries = stock.all(by.merchant(), filter).flatMap(item -> writer.entries(item).stream());
    write(entries, wish, out);
  }

  /// A file with the columns and two answers of one item, to be filled in.
  public void template(Actor by, Wish wish, OutputStream out) throws IOException {
    by.require(KnowledgePermissions.WRITE);
    write(Template.entries(wish.locale(), texts).stream(), wish, out);
  }

  private void write(Stream<Map<Column, String>> entries, Wish wish, OutputStream out)
      throws IOException {
    switch (wish.form()) {
      case CSV -> TableForm.CSV.write(title(wish), table(entries, wish.locale()), out);
      case XLSX -> TableForm.XLSX.write(title(wish), table(entries, wish.locale()), out);
      case MARKDOWN -> {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        for (var rest = entries.iterator(); rest.hasNext(); ) {
          MarkdownForm.write(rest.next(), wish.locale(), writer);
        }
        writer.flush();
      }
    }
  }

  private String title(Wish wish) {
    return texts.getMessage("knowledge.file-name", null, wish.locale());
  }

  private static Stream<List<String>> table(Stream<Map<Column, String>> entries, Locale locale) {
    var heading = COLUMNS.stream().map(column -> column.heading(locale)).toList();
    return Stream.concat(Stream.of(heading), entries.map(ItemExport::cells));
  }

  private static List<String> cells(Map<Column, String> entry) {
    return COLUMNS.stream()
        .map(column -> TableForm.harmless(checked(entry.getOrDefault(column, ""), entry)))
        .toList();
  }

  private static String checked(String cell, Map<Column, String> entry) {
    if (cell.length() >= LONGEST_CELL) {
      throw Refusal.rule(
          "knowledge.answer-too-long-for-a-cell", entry.getOrDefault(Column.TITLE, ""));
    }
    return cell;
  }

  /// What was left out of an import, as CSV with the reasons, to be mended and handed in again.
  public void bad(Actor by, UUID id, Locale locale, OutputStream out) throws IOException {
    var of = imports.find(by, id);
    var heading =
        Stream.concat(
                COLUMNS.stream().map(column -> column.heading(locale)),
                Stream.of(
                    texts.getMessage("knowledge.bad-row-line", null, locale),
                    texts.getMessage("knowledge.bad-row-reason", null, locale)))
            .toList();
    var rows =
        Stream.iterate(
                badRows.page(by.merchant(), of.id(), -1, PAGE),
                page -> !page.isEmpty(),
                page -> badRows.page(by.merchant(), of.id(), page.getLast().place(), PAGE))
            .flatMap(List::stream)
            .map(row -> cells(row, locale));
    TableForm.CSV.write("", Stream.concat(Stream.of(heading), rows), out);
  }

  private List<String> cells(BadRowRepository.Row row, Locale locale) {
    return Stream.concat(
            COLUMNS.stream().map(column -> row.cells().getOrDefault(column, "")),
            Stream.of(String.valueOf(row.line()), row.reason().in(locale, texts)))
        .map(TableForm::harmless)
        .toList();
  }
}

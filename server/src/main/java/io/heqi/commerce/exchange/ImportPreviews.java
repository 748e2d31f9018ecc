package io.heqi.commerce.exchange;

import io.heqi.foundation.exchange.HandedFiles;
import io.heqi.foundation.exchange.Reason;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.Refusal;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Shows how a file would be taken before it is. However long the file is, only its beginning is
/// looked at.
@Service
public class ImportPreviews {

  private static final int SHOWN = 20;
  private static final int LOOKED_THROUGH = 10_000;
  private static final int MOST_WORDS = 100;
  private static final int LONGEST_WORD = 40;
  private static final int MOST_DATES = 200;

  private final OrderImports imports;
  private final MappingRepository mappings;
  private final ExportWords words;
  private final HandedFiles files;

  ImportPreviews(
      OrderImports imports, MappingRepository mappings, ExportWords words, HandedFiles files) {
    this.imports = imports;
    this.mappings = mappings;
    this.words = words;
    this.files = files;
  }

  /// @param mapping what was asked for, or the one known, or a guess
  /// @param isKnown whether files with these headings were understood so before
  /// @param found the words for states among the first rows, and how often each
  public record Preview(
      OrderImport of,
      OrderMapping mapping,
      boolean isKnown,
      Map<String, Integer> found,
      List<ShownRow> rows) {}

  /// @param raw the row's cells as they stand, personal data masked
  public record ShownRow(int line, List<String> raw, List<ShownCell> cells) {}

  /// @param text as it would be taken; empty where nothing is said
  /// @param problem why it cannot be; null where it can
  public record ShownCell(Field field, String text, @Nullable Reason problem) {}

  /// @param wish null for the mapping known, or else a guess
  public Preview look(Actor by, UUID id, @Nullable OrderMapping wish) throws IOException {
    var made = imports.find(by, id);
    if (made.state() != OrderImport.State.NEW) {
      throw Refusal.conflict("commerce.import-started");
    }
    return files.open(
        made.merchant(),
        id,
        copy -> {
          var source = made.source();
          var file = OrderFile.known(copy, source.form(), Charset.forName(source.charset()));
          return look(made, file, wish);
        });
  }

  private Preview look(OrderImport made, OrderFile file, @Nullable OrderMapping wish)
      throws IOException {
    var key = imports.key(made);
    var known = mappings.find(key);
    var rows = new ArrayList<FirstRow>();
    var first = wish != null ? wish : known.orElseGet(() -> guess(key));
    var found = scan(made, file, first, rows);
    var mapping = completed(key, first, found, rows);
    return new Preview(
        made,
        mapping,
        known.isPresent(),
        found,
        rows.stream().limit(SHOWN).map(row -> shown(row, mapping, made)).toList());
  }

  private record FirstRow(int line, List<String> cells) {}

  private OrderMapping guess(MappingRepository.Key key) {
    return new OrderMapping(
        words.columns(key.kind(), key.platform(), key.headings()),
        Map.of(),
        DateForm.YEAR_FIRST,
        OrderMapping.ZONE,
        false);
  }

  /// @param rows are filled with the first rows
  /// @return the words for states, and how often each
  private static Map<String, Integer> scan(
      OrderImport made, OrderFile file, OrderMapping mapping, List<FirstRow> rows)
      throws IOException {
    var place = mapping.columns().get(made.kind().state());
    var found = new TreeMap<String, Integer>();
    var looked = new int[1];
    file.read(
        row -> {
          var cells = row.cells();
          if (cells == null || row.number() <= made.heading().row()) {
            return cells != null;
          }
          if (rows.size() < MOST_DATES) {
            rows.add(new FirstRow((int) row.number(), cells));
          }
          var word = place == null || place >= cells.size() ? "" : cells.get(place);
          if (!Cell.isNothing(word)
              && word.length() <= LONGEST_WORD
              && (found.size() < MOST_WORDS || found.containsKey(word))) {
            found.merge(word, 1, Integer::sum);
          }
          return ++looked[0] < LOOKED_THROUGH;
        });
    return found;
  }

  /// With the words that are known anywhere, and, where nobody chose one, the form of the times.
  private OrderMapping completed(
      MappingRepository.Key key, OrderMapping of, Map<String, Integer> found, List<FirstRow> rows) {
    var all = new HashMap<String, String>();
    for (var word : found.keySet()) {
      var state = words.state(key.kind(), key.platform(), word);
      if (!state.isEmpty()) {
        all.put(word, state);
      }
    }
    all.putAll(of.words());
    var dates =
        of.dates() == DateForm.YEAR_FIRST
            ? DateForms.guess(of, key.kind(), cells(rows))
            : of.dates();
    return new OrderMapping(of.columns(), all, dates, of.zone(), of.addsRows());
  }

  private static List<List<String>> cells(List<FirstRow> rows) {
    return rows.stream().map(FirstRow::cells).toList();
  }

  private static ShownRow shown(FirstRow row, OrderMapping mapping, OrderImport made) {
    var reader = new CellReader(mapping);
    var fields = new EnumMap<Field, Integer>(Field.class);
    fields.putAll(mapping.columns());
    var from = new FileRow(row.line(), row.cells(), mapping.columns());
    var cells = fields.keySet().stream().map(field -> shown(from, field, reader)).toList();
    return new ShownRow(row.line(), raw(row, fields, made.heading().names().size()), cells);
  }

  private static ShownCell shown(FileRow row, Field field, CellReader reader) {
    try {
      return new ShownCell(field, reader.shown(field, row.cell(field)), null);
    } catch (Refusal why) {
      var value = Cell.masked(field.kind(), row.cell(field));
      return new ShownCell(field, value, Reason.of(why));
    }
  }

  private static List<String> raw(FirstRow row, Map<Field, Integer> fields, int width) {
    var kinds = new Field.Kind[width];
    fields.forEach((field, place) -> kinds[place] = field.kind());
    var raw = new ArrayList<String>();
    for (var place = 0; place < width; place++) {
      var cell = place < row.cells().size() ? row.cells().get(place) : "";
      raw.add(Cell.masked(kinds[place] == null ? Field.Kind.NOTE : kinds[place], cell));
    }
    return raw;
  }
}

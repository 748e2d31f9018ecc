package io.heqi.knowledge.exchange;

import io.heqi.foundation.table.TableFile;
import io.heqi.foundation.table.TableForm;
import io.heqi.foundation.table.TextEncoding;
import io.heqi.shared.Refusal;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/// Knowledge as it was handed in: what form it has is told by its content, not by its name.
record KnowledgeFile(Path path, ItemImport.Form form, Charset charset) {

  private static final long LARGEST_WORKBOOK = 100L << 20;
  private static final int SAMPLE = 64 * 1_024;
  private static final Pattern HTML =
      Pattern.compile(
          "(?i)\\s*(<!doctype html|<\\?xml|<(html|head|body|main|div|section|dl|h\\d)\\b)");
  private static final Pattern MARKDOWN = Pattern.compile("(?m)^# ");
  private static final Pattern DELIMITER = Pattern.compile("[,;\t]");

  /// Refuses what is none of the forms, and a table without a title or an answer.
  static KnowledgeFile of(Path path) throws IOException {
    if (TableFile.isPacked(path)) {
      return new KnowledgeFile(path, ItemImport.Form.XLSX, StandardCharsets.UTF_8).withColumns();
    }
    var charset = TextEncoding.of(path);
    var head = TextEncoding.withoutMark(sample(path, charset));
    if (head.isBlank() || head.indexOf('\0') >= 0) {
      throw Refusal.unsupported("knowledge.file-unreadable");
    }
    if (HTML.matcher(head).lookingAt()) {
      return new KnowledgeFile(path, ItemImport.Form.HTML, charset);
    }
    var isTable = head.lines().findFirst().flatMap(KnowledgeFile::columnIn).isPresent();
    return !isTable && MARKDOWN.matcher(head).find()
        ? new KnowledgeFile(path, ItemImport.Form.MARKDOWN, charset)
        : new KnowledgeFile(path, ItemImport.Form.CSV, charset).withColumns();
  }

  private static Optional<Column> columnIn(String heading) {
    return DELIMITER
        .splitAsStream(heading)
        .flatMap(name -> Column.of(name.replace("\"", "")).stream())
        .findFirst();
  }

  private static String sample(Path path, Charset charset) throws IOException {
    try (var in = Files.newInputStream(path)) {
      return new String(in.readNBytes(SAMPLE), charset);
    }
  }

  private KnowledgeFile withColumns() throws IOException {
    var found = EnumSet.noneOf(Column.class);
    table()
        .read(
            line -> {
              if (line.cells() != null) {
                found.addAll(columns(line.cells().keySet()).keySet());
              }
              return false;
            });
    if (!found.containsAll(Set.of(Column.TITLE, Column.ANSWER))) {
      throw Refusal.unsupported("knowledge.columns-missing");
    }
    return this;
  }

  private TableFile table() throws IOException {
    return form == ItemImport.Form.XLSX
        ? TableFile.workbook(path, LARGEST_WORKBOOK)
        : TableFile.csv(path, charset);
  }

  /// Hands over entry after entry until there is no more, or the taker has enough. Blank ones are
  /// left out.
  ///
  /// @param taker says whether to go on
  void read(Predicate<Entry> taker) throws IOException {
    Predicate<Entry> given = entry -> entry.isBlank() || taker.test(entry);
    switch (form) {
      case CSV, XLSX -> readTable(given);
      case MARKDOWN -> {
        try (var reader = TextEncoding.reader(path, charset)) {
          MarkdownForm.read(reader, given);
        }
      }
      case HTML ->
          QuestionPage.read(
              Jsoup.parse(
                  path.toFile(), charset.equals(StandardCharsets.UTF_8) ? "UTF-8" : charset.name()),
              given);
    }
  }

  private void readTable(Predicate<Entry> taker) throws IOException {
    table().read(line -> taker.test(entry(line)));
  }

  /// The heading is the first row of a spreadsheet.
  private static Entry entry(TableFile.Line line) {
    var number = line.number() + 1;
    if (line.cells() == null) {
      return new Entry(number, Map.of(Column.ANSWER, line.raw()), false);
    }
    var cells = new EnumMap<Column, String>(Column.class);
    columns(line.cells().keySet())
        .forEach((column, name) -> cells.put(column, TableForm.plain(cell(line, name))));
    return Entry.of(number, cells);
  }

  private static String cell(TableFile.Line line, String name) {
    return line.cells() == null ? "" : line.cells().getOrDefault(name, "");
  }

  /// Which heading holds which column; the first where two hold the same.
  private static Map<Column, String> columns(Set<String> headings) {
    var columns = new HashMap<Column, String>();
    for (var heading : headings) {
      Column.of(heading).ifPresent(column -> columns.putIfAbsent(column, heading));
    }
    return columns;
  }
}

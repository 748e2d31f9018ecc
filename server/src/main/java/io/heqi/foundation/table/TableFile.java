package io.heqi.foundation.table;

import io.heqi.shared.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/// A table with a heading, as somebody handed it in.
public record TableFile(Path path, TableForm form, Charset charset) {

  /// A reader that is not asked to tells nothing of how cells look, so that no date would be known.
  static final ReadingOptions WITH_FORMS = new ReadingOptions(true, false);

  /// A row, or what could not be read as one.
  ///
  /// @param number from 1, the heading not counted
  /// @param cells by heading; null where the row cannot be read
  /// @param raw of a row that cannot be read, why
  public record Line(long number, @Nullable Map<String, String> cells, String raw) {}

  /// Whether a file is a packed folder, as every workbook is.
  public static boolean isPacked(Path path) throws IOException {
    try (var in = Files.newInputStream(path)) {
      var head = in.readNBytes(4);
      return head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3;
    }
  }

  /// @param most bytes that the workbook may unpack to
  public static TableFile workbook(Path path, long most) throws IOException {
    WorkbookGuard.check(path, most);
    return new TableFile(path, TableForm.XLSX, StandardCharsets.UTF_8);
  }

  public static TableFile csv(Path path, Charset charset) {
    return new TableFile(path, TableForm.CSV, charset);
  }

  /// Hands over row after row until there is no more, or the taker has enough.
  ///
  /// @param taker says whether to go on
  public void read(Predicate<Line> taker) throws IOException {
    switch (form) {
      case CSV -> readCsv(taker);
      case XLSX -> readWorkbook(taker);
    }
  }

  private void readCsv(Predicate<Line> taker) throws IOException {
    char delimiter;
    try (var reader = TextEncoding.reader(path, charset)) {
      delimiter = delimiter(String.valueOf(reader.readLine()));
    }
    var form =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter)
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setAllowMissingColumnNames(true)
            .setLenientEof(true)
            .setTrailingData(true)
            .get();
    var number = 0L;
    try (var reader = TextEncoding.reader(path, charset);
        var parser = form.parse(reader)) {
      for (var record : parser) {
        number++;
        if (!taker.test(new Line(number, record.toMap(), ""))) {
          return;
        }
      }
    } catch (UncheckedIOException | IllegalArgumentException e) {
      var _ = taker.test(new Line(number + 1, null, String.valueOf(e.getMessage())));
    }
  }

  private static char delimiter(String heading) {
    var best = ',';
    for (var candidate : new char[] {',', '\t', ';'}) {
      if (count(heading, candidate) > count(heading, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char letter) {
    return text.chars().filter(c -> c == letter).count();
  }

  private void readWorkbook(Predicate<Line> taker) throws IOException {
    try (var book = new ReadableWorkbook(path.toFile(), WITH_FORMS);
        var rows = book.getFirstSheet().openStream()) {
      var heading = Map.<Integer, String>of();
      var number = 0L;
      for (var row : (Iterable<Row>) rows::iterator) {
        var cells = cells(row);
        if (heading.isEmpty()) {
          heading = cells;
          continue;
        }
        number++;
        var named = new LinkedHashMap<String, String>();
        heading.forEach((at, name) -> named.put(name, cells.getOrDefault(at, "")));
        if (!taker.test(new Line(number, named, ""))) {
          return;
        }
      }
    } catch (ExcelReaderException e) {
      throw Refusal.unsupported("foundation.table-unreadable");
    }
  }

  private static Map<Integer, String> cells(Row row) {
    var cells = new LinkedHashMap<Integer, String>();
    for (var cell : row) {
      if (cell != null) {
        cells.put(cell.getColumnIndex(), text(cell));
      }
    }
    return cells;
  }

  /// A cell with a date holds a number of days; whoever exports a table means the date.
  static String text(Cell cell) {
    var form = cell.getDataFormatString();
    return cell.getType() == CellType.NUMBER && form != null && form.contains("yy")
        ? cell.asDate().toString()
        : cell.getText();
  }
}

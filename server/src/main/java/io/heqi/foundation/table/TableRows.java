package io.heqi.foundation.table;

import io.heqi.shared.Refusal;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/// The rows of a table as they stand, for files whose heading has yet to be found.
public final class TableRows {

  private static final int LONGEST_ROW = 1 << 20;
  private static final int MOST_COLUMNS = 1_000;
  private static final int SAMPLE = 64 * 1_024;
  private static final char[] DELIMITERS = {',', '\t', ';'};

  private TableRows() {}

  /// @param number as a spreadsheet counts rows, from 1
  /// @param cells null where the row cannot be read; there is none after it
  public record Cells(long number, @Nullable List<String> cells) {}

  /// Hands over row after row until there is no more, or the taker has enough.
  ///
  /// @param taker says whether to go on
  public static void read(TableFile file, Predicate<Cells> taker) throws IOException {
    switch (file.form()) {
      case CSV -> readCsv(file, taker);
      case XLSX -> readWorkbook(file, taker);
    }
  }

  private static void readCsv(TableFile file, Predicate<Cells> taker) throws IOException {
    var form =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter(file))
            .setIgnoreEmptyLines(false)
            .setLenientEof(true)
            .setTrailingData(true)
            .get();
    var number = 0L;
    try (var reader = new BoundedRows(TextEncoding.reader(file.path(), file.charset()));
        var parser = form.parse(reader)) {
      for (var record : parser) {
        number++;
        reader.rowIsOver();
        if (!taker.test(new Cells(number, record.toList()))) {
          return;
        }
      }
    } catch (UncheckedIOException e) {
      var _ = taker.test(new Cells(number + 1, null));
    }
  }

  /// The sign of which one line has most; lines above the heading have few.
  private static char delimiter(TableFile file) throws IOException {
    var sample = new char[SAMPLE];
    var read = 0;
    try (var reader = TextEncoding.reader(file.path(), file.charset())) {
      for (var some = 0; some >= 0 && read < SAMPLE; read += Math.max(some, 0)) {
        some = reader.read(sample, read, SAMPLE - read);
      }
    }
    var best = ',';
    var most = 0L;
    for (var line : new String(sample, 0, read).split("\\R", 30)) {
      for (var candidate : DELIMITERS) {
        var count = line.chars().filter(c -> c == candidate).count();
        if (count > most) {
          best = candidate;
          most = count;
        }
      }
    }
    return best;
  }

  private static void readWorkbook(TableFile file, Predicate<Cells> taker) throws IOException {
    try (var book = new ReadableWorkbook(file.path().toFile(), TableFile.WITH_FORMS);
        var rows = book.getFirstSheet().openStream()) {
      for (var row : (Iterable<Row>) rows::iterator) {
        if (!taker.test(new Cells(row.getRowNum(), cells(row)))) {
          return;
        }
      }
    } catch (ExcelReaderException e) {
      throw Refusal.unsupported("foundation.table-unreadable");
    }
  }

  private static List<String> cells(Row row) {
    var cells = new ArrayList<String>(row.getCellCount());
    for (var cell : row) {
      if (cell != null && cell.getColumnIndex() < MOST_COLUMNS) {
        while (cells.size() < cell.getColumnIndex()) {
          cells.add("");
        }
        cells.add(TableFile.text(cell));
      }
    }
    return cells;
  }

  /// A quotation mark that is never closed would make one row of the whole rest of a file.
  private static final class BoundedRows extends FilterReader {

    private long sinceRow;

    BoundedRows(Reader in) {
      super(in);
    }

    void rowIsOver() {
      sinceRow = 0;
    }

    @Override
    public int read() throws IOException {
      count(1);
      return super.read();
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
      var read = super.read(buffer, from, length);
      count(read);
      return read;
    }

    private void count(int read) throws IOException {
      sinceRow += read;
      if (sinceRow > LONGEST_ROW) {
        throw new IOException("a row is too long");
      }
    }
  }
}

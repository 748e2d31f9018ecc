package io.heqi.commerce.exchange;

import io.heqi.foundation.table.TableFile;
import io.heqi.foundation.table.TableForm;
import io.heqi.foundation.table.TableRows;
import io.heqi.foundation.table.TextEncoding;
import io.heqi.shared.Refusal;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A file that a platform exported; what form it has is told by its content, not by its name.
record OrderFile(TableFile table) {

  static final int MOST_ROWS = 1_000_000;
  private static final long LARGEST_WORKBOOK = 512L << 20;
  private static final int SAMPLE = 64 * 1_024;
  private static final int LOOKED_THROUGH = 20;
  private static final int MOST_COLUMNS = 300;

  static OrderFile of(Path path) throws IOException {
    if (TableFile.isPacked(path)) {
      return new OrderFile(TableFile.workbook(path, LARGEST_WORKBOOK));
    }
    var charset = TextEncoding.of(path);
    var head = TextEncoding.withoutMark(sample(path, charset));
    if (head.isBlank() || head.indexOf('\0') >= 0 || head.stripLeading().startsWith("<")) {
      throw Refusal.unsupported("commerce.import-unreadable");
    }
    return new OrderFile(TableFile.csv(path, charset));
  }

  /// The same file again, as its form was found when it was handed in.
  static OrderFile known(Path path, TableForm form, Charset charset) {
    return new OrderFile(
        form == TableForm.XLSX
            ? new TableFile(path, form, StandardCharsets.UTF_8)
            : TableFile.csv(path, charset));
  }

  private static String sample(Path path, Charset charset) throws IOException {
    try (var in = Files.newInputStream(path)) {
      return new String(in.readNBytes(SAMPLE), charset);
    }
  }

  /// The one of the first rows in which most names are known; where none is, the one with most
  /// cells.
  Heading heading(FileKind kind, ExportWords words) throws IOException {
    var best =
        new Object() {
          @Nullable Heading heading;
          int score;
          int looked;
        };
    read(
        row -> {
          var names = row.cells();
          if (names == null) {
            return false;
          }
          var filled = (int) names.stream().filter(name -> !name.isEmpty()).count();
          var score = words.recognized(kind, names) * 1_000 + filled;
          if (filled >= 2 && score > best.score) {
            best.heading = new Heading((int) row.number(), List.copyOf(names));
            best.score = score;
          }
          return ++best.looked < LOOKED_THROUGH;
        });
    if (best.heading == null) {
      throw Refusal.unsupported("commerce.import-unreadable");
    }
    if (best.heading.names().size() > MOST_COLUMNS) {
      throw Refusal.tooLarge("commerce.import-too-many-columns", MOST_COLUMNS);
    }
    return best.heading;
  }

  /// Hands over row after row, cells bare, until there is no more or the taker has enough. Blank
  /// rows are left out.
  ///
  /// @param taker says whether to go on
  void read(Predicate<TableRows.Cells> taker) throws IOException {
    TableRows.read(
        table,
        row -> {
          if (row.cells() == null) {
            return taker.test(row);
          }
          var bare = new ArrayList<String>(row.cells().size());
          var isBlank = true;
          for (var cell : row.cells()) {
            var text = Cell.bare(cell);
            isBlank &= text.isEmpty();
            bare.add(text);
          }
          return isBlank || taker.test(new TableRows.Cells(row.number(), bare));
        });
  }
}

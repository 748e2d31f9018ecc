package io.heqi.foundation.table;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// The forms in which tables leave and come.
public enum TableForm {
  CSV("text/csv;charset=UTF-8") {
    @Override
    public void write(String title, Stream<List<String>> table, OutputStream out)
        throws IOException {
      // Spreadsheet programs take a CSV file for UTF-8 by this mark only.
      out.write(0xEF);
      out.write(0xBB);
      out.write(0xBF);
      var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
      var printer = new CSVPrinter(writer, CSVFormat.EXCEL);
      for (var rows = table.iterator(); rows.hasNext(); ) {
        printer.printRecord(rows.next());
      }
      printer.flush();
    }
  },
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
    @Override
    public void write(String title, Stream<List<String>> table, OutputStream out)
        throws IOException {
      try (var book = new Workbook(out, "Heqi", "1.0")) {
        var sheet = book.newWorksheet(title);
        sheet.freezePane(0, 1);
        sheet.fitToWidth((short) 1);
        sheet.pageOrientation("landscape");
        var written = 0;
        for (var rows = table.iterator(); rows.hasNext(); ) {
          fill(sheet, written, rows.next());
          if (++written % FLUSHED == 0) {
            sheet.flush();
          }
        }
      }
    }
  };

  /// A sheet keeps no more rows than these in memory.
  private static final int FLUSHED = 1_000;

  private static final String FORMULAS = "=+-@\t\r";

  private final String mediaType;

  TableForm(String mediaType) {
    this.mediaType = mediaType;
  }

  /// Writes rows as they come; the first is the heading.
  ///
  /// @param title the name of the sheet
  public abstract void write(String title, Stream<List<String>> table, OutputStream out)
      throws IOException;

  public String mediaType() {
    return mediaType;
  }

  /// @param name the file's name without its ending
  public String fileName(String name) {
    return name + "." + name().toLowerCase(Locale.ROOT);
  }

  private static void fill(Worksheet sheet, int row, List<String> cells) {
    for (var c = 0; c < cells.size(); c++) {
      sheet.value(row, c, cells.get(c));
    }
    if (row == 0) {
      sheet.range(0, 0, 0, cells.size() - 1).style().bold().set();
    }
  }

  /// The text as a cell that no spreadsheet program runs as a formula.
  public static String harmless(String text) {
    return startsAFormula(text) || text.startsWith("'") ? "'" + text : text;
  }

  /// What [#harmless] was given.
  public static String plain(String cell) {
    if (!cell.startsWith("'")) {
      return cell;
    }
    var text = cell.substring(1);
    return startsAFormula(text) || text.startsWith("'") ? text : cell;
  }

  private static boolean startsAFormula(String text) {
    return !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0;
  }
}

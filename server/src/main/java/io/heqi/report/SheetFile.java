package io.heqi.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/// An inquiry sheet as a file, with the headings of the form.
public enum SheetFile {
  CSV("text/csv;charset=UTF-8") {
    @Override
    void write(String title, List<List<String>> table, OutputStream out) throws IOException {
      // Spreadsheet programs take a CSV file for UTF-8 by this mark only.
      out.write(0xEF);
      out.write(0xBB);
      out.write(0xBF);
      var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
      var printer = new CSVPrinter(writer, CSVFormat.EXCEL);
      for (var row : table) {
        printer.printRecord(row.stream().map(SheetFile::harmless).toList());
      }
      printer.flush();
    }
  },
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
    @Override
    void write(String title, List<List<String>> table, OutputStream out) throws IOException {
      try (var book = new Workbook(out, "Heqi", "1.0")) {
        var sheet = book.newWorksheet(title);
        for (var r = 0; r < table.size(); r++) {
          for (var c = 0; c < table.get(r).size(); c++) {
            sheet.value(r, c, table.get(r).get(c));
          }
        }
        sheet.range(0, 0, 0, table.getFirst().size() - 1).style().bold().set();
        sheet.freezePane(0, 1);
        sheet.fitToWidth((short) 1);
        sheet.pageOrientation("landscape");
      }
    }
  };

  private static final List<String> COLUMNS =
      List.of(
          "day",
          "agent",
          "platform",
          "shop",
          "customer",
          "time",
          "product",
          "question-type",
          "question",
          "answer",
          "outcome",
          "reason",
          "follow-up",
          "first-response",
          "average-response",
          "score",
          "remark");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final String mediaType;

  SheetFile(String mediaType) {
    this.mediaType = mediaType;
  }

  abstract void write(String title, List<List<String>> table, OutputStream out) throws IOException;

  public String mediaType() {
    return mediaType;
  }

  /// @param name the file's name without its ending
  public String fileName(String name) {
    return name + "." + name().toLowerCase(Locale.ROOT);
  }

  public void write(InquirySheet sheet, MessageSource texts, Locale locale, OutputStream out) {
    var headings =
        COLUMNS.stream().map(c -> texts.getMessage("report.column." + c, null, locale)).toList();
    var rows = sheet.rows().stream().map(row -> cells(sheet, row, texts, locale));
    var title = texts.getMessage("report.inquiry-sheet", null, locale);
    try {
      write(title, Stream.concat(Stream.of(headings), rows).toList(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> cells(
      InquirySheet sheet, InquirySheet.Row row, MessageSource texts, Locale locale) {
    var note = row.note();
    return List.of(
        sheet.day().toString(),
        sheet.agentName(),
        texts.getMessage("report.platform." + row.platform(), null, locale),
        row.shop(),
        row.customer(),
        TIME.format(row.askedAt().atZone(row.zone())),
        note.product(),
        note.questionType(),
        row.question(),
        row.answer(),
        note.outcome(),
        note.reason(),
        note.followUpOn() == null ? "" : note.followUpOn().toString(),
        seconds(row.figures().firstResponse()),
        seconds(row.figures().averageResponse()),
        row.score() == null ? "" : row.score().toString(),
        note.remark());
  }

  private static String seconds(@Nullable Duration time) {
    return time == null ? "" : Long.toString(Math.round(time.toMillis() / 1_000.0));
  }

  /// What a customer wrote must not run as a formula.
  private static String harmless(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}

package io.heqi.report;

import io.heqi.foundation.table.TableForm;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/// An inquiry sheet as a file, with the headings of the form.
public final class SheetFile {

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

  private SheetFile() {}

  public static void write(
      TableForm form, InquirySheet sheet, MessageSource texts, Locale locale, OutputStream out) {
    var headings =
        COLUMNS.stream().map(c -> texts.getMessage("report.column." + c, null, locale)).toList();
    var rows = sheet.rows().stream().map(row -> cells(sheet, row, texts, locale));
    var title = texts.getMessage("report.inquiry-sheet", null, locale);
    try {
      form.write(title, Stream.concat(Stream.of(headings), rows), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> cells(
      InquirySheet sheet, InquirySheet.Row row, MessageSource texts, Locale locale) {
    var note = row.note();
    var cells =
        List.of(
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
    return cells.stream().map(TableForm::harmless).toList();
  }

  private static String seconds(@Nullable Duration time) {
    return time == null ? "" : Long.toString(Math.round(time.toMillis() / 1_000.0));
  }
}

package io.heqi.aftersale.cause;

import io.heqi.aftersale.LiableParty;
import io.heqi.aftersale.Reason;
import io.heqi.foundation.table.TableForm;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/// The analysis as a table: a line for each row, and one for what all come to. Where rows have
/// several currencies, their amounts stand in one cell behind each other.
public final class CauseFile {

  private static final List<String> COLUMNS =
      List.of(
          "subject",
          "detail",
          "code",
          "cases",
          "pieces",
          "sold",
          "rate",
          "rate-low",
          "rate-high",
          "quality",
          "refunded",
          "compensated",
          "freight",
          "cases-before",
          "rate-before",
          "change");

  private final MessageSource texts;
  private final Locale locale;
  private final CauseDimension by;

  public CauseFile(MessageSource texts, Locale locale, CauseDimension by) {
    this.texts = texts;
    this.locale = locale;
    this.by = by;
  }

  public String title() {
    return text("aftersale.cause.title." + code(by));
  }

  public void write(TableForm form, Causes.Analysis analysis, OutputStream out) throws IOException {
    var headings =
        COLUMNS.stream().map(column -> text("aftersale.cause.column." + column)).toList();
    var rows = analysis.rows().items().stream().map(row -> cells(subject(row), row));
    var all = Stream.of(analysis.all()).map(row -> cells(text("aftersale.cause.all"), row));
    form.write(title(), Stream.of(Stream.of(headings), rows, all).flatMap(part -> part), out);
  }

  private List<String> cells(String subject, CauseRow row) {
    var before = row.before();
    return Stream.of(
            subject,
            row.label().detail(),
            row.label().code(),
            Long.toString(row.cases()),
            Long.toString(row.pieces()),
            row.sold() == null ? "" : row.sold().toString(),
            percent(row.rate(), Share::value),
            percent(row.rate(), Share::low),
            percent(row.rate(), Share::high),
            percent(row.quality(), Share::value),
            money(row, CauseRow.CauseSum::refunded),
            money(row, CauseRow.CauseSum::compensated),
            money(row, CauseRow.CauseSum::freight),
            Long.toString(before.cases()),
            percent(before.rate(), Share::value),
            text("aftersale.cause.change." + code(row.change())))
        .map(TableForm::harmless)
        .toList();
  }

  private String subject(CauseRow row) {
    return switch (by) {
      case PRODUCT, BATCH -> row.label().text();
      case SUPPLIER -> row.key().isEmpty() ? text("aftersale.cause.own-house") : row.label().text();
      case CARRIER ->
          switch (row.key()) {
            case "" -> text("aftersale.cause.no-carrier");
            case "*" -> text("aftersale.cause.several-carriers");
            default -> row.label().text();
          };
      case REASON -> {
        var parts = row.key().split("/", 2);
        var reason = text("aftersale.paper.reason." + code(Reason.valueOf(parts[0])));
        var liable =
            parts[1].isEmpty()
                ? text("aftersale.cause.open")
                : text("aftersale.paper.liable." + code(LiableParty.valueOf(parts[1])));
        yield reason + " / " + liable;
      }
    };
  }

  private static String percent(@Nullable Share share, Function<Share, Double> part) {
    return share == null
        ? ""
        : BigDecimal.valueOf(part.apply(share))
            .movePointRight(2)
            .setScale(2, RoundingMode.HALF_UP)
            .toPlainString();
  }

  private static String money(CauseRow row, Function<CauseRow.CauseSum, BigDecimal> part) {
    return row.money().stream()
        .map(sum -> part.apply(sum).toPlainString() + " " + sum.currency())
        .collect(Collectors.joining("; "));
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String text(String code) {
    return texts.getMessage(code, null, locale);
  }
}

package io.heqi.knowledge.exchange;

import io.heqi.knowledge.Content;
import io.heqi.knowledge.Stock;
import io.heqi.knowledge.Terms;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes items as entries, one for each answer; what is said of the whole item stands in the
/// first.
final class EntryWriter {

  private final Neighbourhood around;
  private final Days days;
  private final Locale locale;

  EntryWriter(Neighbourhood around, Locale locale) {
    this.around = around;
    this.days = new Days(around.zone());
    this.locale = locale;
  }

  List<Map<Column, String>> entries(Stock.Held item) {
    var entries = new ArrayList<Map<Column, String>>();
    for (var answer : item.content().answers()) {
      var cells = new EnumMap<Column, String>(Column.class);
      cells.put(Column.KIND, Words.of(item.kind(), locale));
      cells.put(Column.TITLE, Tidy.line(item.content().title()));
      if (entries.isEmpty()) {
        cells.put(Column.QUESTIONS, Tidy.cell(item.content().questions()));
        write(item.content(), cells);
        cells.put(Column.STATE, Words.of(item.state(), locale));
        cells.put(Column.CHART, ChartCell.write(item.content().chart()));
        write(item.terms(), cells);
      }
      write(answer, cells);
      entries.add(cells);
    }
    return entries;
  }

  private void write(Content content, Map<Column, String> cells) {
    var stage = content.stage();
    cells.put(Column.SCENE, Tidy.line(content.scene()));
    cells.put(Column.STAGE, stage == null ? "" : Words.of(stage, locale));
    cells.put(Column.CODE, content.code() == null ? "" : content.code());
  }

  private void write(Terms terms, Map<Column, String> cells) {
    cells.put(Column.REVIEW_BY, days.last(terms.reviewBy()));
    cells.put(Column.VALID_FROM, days.first(terms.validFrom()));
    cells.put(Column.VALID_UNTIL, days.last(terms.validUntil()));
    cells.put(Column.HELP_PAGE, Words.of(terms.inHelp(), locale));
  }

  private void write(Content.Answer answer, Map<Column, String> cells) {
    cells.put(Column.ANSWER, Tidy.answer(answer.parts().stream().map(EntryWriter::text).toList()));
    cells.put(Column.SHOPS, Tidy.cell(answer.shops().stream().map(around::name).toList()));
    cells.put(Column.CHANNELS, Tidy.cell(answer.channels().stream().map(around::name).toList()));
    cells.put(Column.VIP_FROM, answer.minVip() == 0 ? "" : String.valueOf(answer.minVip()));
    cells.put(Column.PRODUCT, Tidy.line(answer.product()));
  }

  private static String text(Content.Part part) {
    return part.text() == null ? "![](heqi:" + part.picture() + ")" : part.text();
  }
}

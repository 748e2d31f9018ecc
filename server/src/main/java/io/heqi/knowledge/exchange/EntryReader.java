package io.heqi.knowledge.exchange;

import io.heqi.knowledge.Chart;
import io.heqi.knowledge.Content;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.Terms;
import io.heqi.knowledge.variable.Placeholders;
import io.heqi.shared.Refusal;
import io.heqi.staff.ServiceStage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Understands entries. What cannot be understood is refused with a code that says what to write.
final class EntryReader {

  private static final Pattern PICTURE = Pattern.compile("!\\[[^]]*]\\(([^)]*)\\)");
  private static final Pattern OWN_PICTURE = Pattern.compile("heqi:([0-9a-f-]{36})");

  private final Neighbourhood around;
  private final Days days;

  EntryReader(Neighbourhood around) {
    this.around = around;
    this.days = new Days(around.zone());
  }

  /// Which item an entry belongs to.
  record Key(ItemKind kind, String title) {}

  /// What an entry says.
  ///
  /// @param code null for none
  /// @param picturesLeftOut pictures that are no pictures of this house
  record Said(
      List<String> questions,
      String scene,
      @Nullable ServiceStage stage,
      @Nullable String code,
      Terms terms,
      Content.Answer answer,
      @Nullable Chart chart,
      int picturesLeftOut) {}

  Key key(Entry entry) {
    var word = entry.cell(Column.KIND);
    var kind =
        word.isEmpty()
            ? ItemKind.ARTICLE
            : Words.kind(word).orElseThrow(() -> Refusal.invalid("knowledge.kind-unknown", word));
    return new Key(kind, Tidy.line(entry.cell(Column.TITLE)));
  }

  Said read(Entry entry, ItemKind kind) {
    var parts = new ArrayList<Content.Part>();
    var left = 0;
    for (var written : Tidy.parts(entry.cell(Column.ANSWER))) {
      var picture = PICTURE.matcher(written);
      if (picture.matches() && isKnown(picture.group(1))) {
        parts.add(new Content.Part(null, id(picture.group(1))));
        continue;
      }
      left += (int) picture.reset().results().count();
      var text = Tidy.text(picture.replaceAll(""));
      if (!text.isEmpty()) {
        if (kind == ItemKind.SCRIPT) {
          Placeholders.requireKnown(text, around.variables());
        }
        parts.add(new Content.Part(text, null));
      }
    }
    if (parts.isEmpty()) {
      throw Refusal.invalid("knowledge.answer-missing");
    }
    var answer =
        new Content.Answer(
            around.shops(entry.cell(Column.SHOPS)),
            around.channels(entry.cell(Column.CHANNELS)),
            vip(entry.cell(Column.VIP_FROM)),
            Tidy.line(entry.cell(Column.PRODUCT)),
            parts);
    return new Said(
        Tidy.list(entry.cell(Column.QUESTIONS)),
        Tidy.line(entry.cell(Column.SCENE)),
        stage(entry.cell(Column.STAGE)),
        entry.cell(Column.CODE),
        terms(entry),
        answer,
        chart(entry),
        left);
  }

  private @Nullable Chart chart(Entry entry) {
    var chart = ChartCell.read(entry.cell(Column.CHART));
    if (chart != null && key(entry).kind() != ItemKind.NOTE) {
      throw Refusal.invalid("knowledge.chart-elsewhere");
    }
    return chart;
  }

  private boolean isKnown(String address) {
    return OWN_PICTURE.matcher(address).matches() && around.pictures().contains(id(address));
  }

  private static UUID id(String address) {
    return UUID.fromString(address.substring("heqi:".length()));
  }

  private static @Nullable ServiceStage stage(String word) {
    return word.isEmpty()
        ? null
        : Words.stage(word).orElseThrow(() -> Refusal.invalid("knowledge.stage-unknown", word));
  }

  private Terms terms(Entry entry) {
    var help = entry.cell(Column.HELP_PAGE);
    return new Terms(
        days.end(entry.cell(Column.REVIEW_BY)),
        days.begin(entry.cell(Column.VALID_FROM)),
        days.end(entry.cell(Column.VALID_UNTIL)),
        Words.truth(help).orElseThrow(() -> Refusal.invalid("knowledge.truth-unknown", help)));
  }

  /// A workbook may make `3.0` of a level.
  private static int vip(String cell) {
    if (cell.isEmpty()) {
      return 0;
    }
    if (!cell.matches("[0-9](\\.0+)?")) {
      throw Refusal.invalid("knowledge.condition-malformed");
    }
    return cell.charAt(0) - '0';
  }
}

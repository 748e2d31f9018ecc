package io.heqi.commerce.exchange;

import io.heqi.shared.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gathers the rows that belong together: those of an order, or of a product. One with a bad row is
/// left out as a whole, for an order with some of its lines would say something else.
abstract class RowGathering extends Gathering {

  private static final int MOST_HELD = 20_000;

  private final Survey survey;
  private final Field key;
  private final Map<String, List<FileRow>> apart = new HashMap<>();
  private List<FileRow> together = new ArrayList<>();
  private int held;

  RowGathering(int passedOver, Survey survey, Field key) {
    super(passedOver);
    this.survey = survey;
    this.key = key;
  }

  /// Makes one of its rows.
  abstract void assemble(List<FileRow> rows);

  @Override
  void take(FileRow row) {
    var number = row.cell(key);
    if (!together.isEmpty() && !together.getFirst().cell(key).equals(number)) {
      end();
    }
    if (number.isEmpty() || !survey.isApart(number)) {
      together.add(row);
      if (number.isEmpty()) {
        end();
      }
      return;
    }
    apart.computeIfAbsent(number, _ -> new ArrayList<>()).add(row);
    if (++held > MOST_HELD) {
      throw Survey.tooScattered();
    }
    if (survey.isLast(number, row.line())) {
      var rows = apart.remove(number);
      held -= rows == null ? 0 : rows.size();
      close(rows == null ? List.of(row) : rows);
    }
  }

  @Override
  void end() {
    if (!together.isEmpty()) {
      close(together);
      together = new ArrayList<>();
    }
  }

  private void close(List<FileRow> rows) {
    if (isPassedOver()) {
      return;
    }
    try {
      assemble(rows);
    } catch (BadCell bad) {
      leaveOut(rows, bad.flaw());
    } catch (Refusal why) {
      leaveOut(rows, Flaw.of(rows.getFirst().line(), why));
    }
  }

  private void leaveOut(List<FileRow> rows, Flaw flaw) {
    for (var row : rows) {
      add(
          row.line() == flaw.line()
              ? flaw
              : Flaw.of(row, key, Refusal.invalid("commerce.import-sibling-bad", flaw.line())));
    }
  }
}

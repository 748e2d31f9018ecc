package io.heqi.commerce.exchange;

import io.heqi.shared.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gathers rows into orders. An order with a bad row is left out as a whole, for an order with some
/// of its lines would say something else.
final class OrderGathering extends Gathering {

  private static final int MOST_HELD = 20_000;

  private final Survey survey;
  private final OrderAssembly assembly;
  private final Map<String, List<FileRow>> apart = new HashMap<>();
  private List<FileRow> together = new ArrayList<>();
  private int held;

  OrderGathering(int passedOver, Survey survey, OrderAssembly assembly) {
    super(passedOver);
    this.survey = survey;
    this.assembly = assembly;
  }

  @Override
  void take(FileRow row) {
    var number = row.cell(Field.NUMBER);
    if (!together.isEmpty() && !together.getFirst().cell(Field.NUMBER).equals(number)) {
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
      add(assembly.order(rows));
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
              : Flaw.of(
                  row, Field.NUMBER, Refusal.invalid("commerce.import-sibling-bad", flaw.line())));
    }
  }
}

package io.heqi.commerce.exchange;

import io.heqi.commerce.OrderIntake;
import io.heqi.shared.Refusal;

/// Makes of each row what happened to a parcel.
final class EventGathering extends Gathering {

  private final RowReader reader;

  EventGathering(int passedOver, RowReader reader) {
    super(passedOver);
    this.reader = reader;
  }

  @Override
  void take(FileRow row) {
    if (isPassedOver()) {
      return;
    }
    try {
      var at = reader.time(row, Field.EVENT_AT);
      if (at == null) {
        throw new BadCell(row, Field.EVENT_AT, Refusal.invalid("commerce.import-cell-missing"));
      }
      var numbers = reader.numbers(row, Field.PARCEL_NUMBER);
      if (numbers.size() != 1) {
        throw new BadCell(
            row, Field.PARCEL_NUMBER, Refusal.invalid("commerce.import-one-parcel-needed"));
      }
      add(
          new OrderIntake.TellEvent(
              reader.neededText(row, Field.CARRIER),
              numbers.getFirst(),
              at,
              reader.parcelState(row),
              reader.neededText(row, Field.EVENT_TEXT)));
    } catch (BadCell bad) {
      add(bad.flaw());
    }
  }

  @Override
  void end() {
    // Each row stands for itself.
  }
}

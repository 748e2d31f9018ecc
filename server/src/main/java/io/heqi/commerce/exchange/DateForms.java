package io.heqi.commerce.exchange;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/// Finds out how a file writes times.
final class DateForms {

  private DateForms() {}

  /// The first form in which all the times can be read.
  static DateForm guess(OrderMapping mapping, FileKind kind, List<List<String>> rows) {
    var cells =
        kind.fields().stream()
            .filter(
                field -> field.kind() == Field.Kind.TIME && mapping.columns().containsKey(field))
            .map(field -> mapping.columns().get(field))
            .flatMap(
                place -> rows.stream().filter(row -> place < row.size()).map(row -> row.get(place)))
            .filter(cell -> !Cell.isNothing(cell))
            .toList();
    return Arrays.stream(DateForm.values())
        .filter(form -> reads(new Moments(form, ZoneId.of(OrderMapping.ZONE)), cells))
        .findFirst()
        .orElse(DateForm.YEAR_FIRST);
  }

  private static boolean reads(Moments moments, List<String> cells) {
    return cells.stream().allMatch(cell -> moments.read(cell).isPresent());
  }
}

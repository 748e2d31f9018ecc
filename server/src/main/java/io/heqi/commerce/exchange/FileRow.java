package io.heqi.commerce.exchange;

import java.util.List;
import java.util.Map;

/// A row of a file with its bare cells.
///
/// @param line as a spreadsheet counts rows, from 1
/// @param columns the place of each field
record FileRow(int line, List<String> cells, Map<Field, Integer> columns) {

  /// Empty where there is no such column, or the row ends before it.
  String cell(Field field) {
    var place = columns.get(field);
    return place == null || place >= cells.size() ? "" : cells.get(place);
  }
}

package io.heqi.knowledge.exchange;

import io.heqi.shared.Refusal;
import java.util.Map;

/// One answer as a file has it, not understood yet.
///
/// @param line where it stands in the file: the row as a spreadsheet counts it, or the line
/// @param cells what is not given is missing
/// @param isReadable whether the file could be read there at all
record Entry(long line, Map<Column, String> cells, boolean isReadable) {

  static Entry of(long line, Map<Column, String> cells) {
    return new Entry(line, cells, true);
  }

  String cell(Column column) {
    return cells.getOrDefault(column, "").strip();
  }

  boolean isBlank() {
    return isReadable && cells.values().stream().allMatch(String::isBlank);
  }

  /// An entry that is left out, and why.
  record Bad(Entry entry, Refusal reason) {}
}

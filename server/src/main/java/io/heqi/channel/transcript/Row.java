package io.heqi.channel.transcript;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// One row of a transcript.
///
/// @param number from 1, the heading not counted
/// @param cells by column; of a table all are texts
record Row(long number, Map<String, JsonNode> cells) {

  static JsonNode text(String value) {
    return JsonNodeFactory.instance.stringNode(value);
  }

  String cell(@org.jspecify.annotations.Nullable String column) {
    var node = column == null ? null : cells.get(column);
    return node == null || node.isNull() ? "" : node.asString("").strip();
  }

  /// The beginning of the row, for a list of rows that could not be read.
  String excerpt() {
    var text = cells.toString();
    return text.length() <= 120 ? text : text.substring(0, 120) + "…";
  }
}

package io.heqi.knowledge.exchange;

import io.heqi.knowledge.Chart;
import io.heqi.shared.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A flow chart as one cell holds it: JSON on one line, without signs that would end a comment.
final class ChartCell {

  private static final JsonMapper JSON = JsonMapper.shared();

  private ChartCell() {}

  static String write(@Nullable Chart chart) {
    return chart == null ? "" : JSON.writeValueAsString(chart).replace(">", "\\u003e");
  }

  static @Nullable Chart read(String cell) {
    if (cell.isEmpty()) {
      return null;
    }
    try {
      return JSON.readValue(cell, Chart.class);
    } catch (JacksonException e) {
      throw e.getCause() instanceof Refusal refusal
          ? refusal
          : Refusal.invalid("knowledge.chart-unreadable");
    }
  }
}

package io.heqi.knowledge;

import io.heqi.shared.Refusal;
import java.util.Objects;

/// A way from one box of a chart to another.
///
/// @param label such as 是 or 否; may be empty
public record ChartEdge(String from, String to, String label) {

  static final int LONGEST_LABEL = 30;

  public ChartEdge {
    Objects.requireNonNull(from);
    Objects.requireNonNull(to);
    label = label.strip();
    if (label.length() > LONGEST_LABEL || label.indexOf('\0') >= 0) {
      throw Refusal.invalid("knowledge.chart-label-malformed", LONGEST_LABEL);
    }
  }
}

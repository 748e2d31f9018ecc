package io.heqi.knowledge;

import io.heqi.shared.Refusal;
import java.util.Objects;

/// A box of a chart.
///
/// @param id within the chart: 1 to 40 characters
/// @param x place on the drawing, in pixels
/// @param y place on the drawing, in pixels
public record ChartNode(String id, Shape shape, String text, double x, double y) {

  static final int LONGEST_TEXT = 200;
  private static final int LONGEST_ID = 40;
  private static final double FARTHEST = 100_000;

  /// What a box stands for, and so what it looks like.
  public enum Shape {
    START,
    STEP,
    QUESTION,
    END
  }

  public ChartNode {
    Objects.requireNonNull(shape);
    text = text.strip();
    if (text.isEmpty() || text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
      throw Refusal.invalid("knowledge.chart-text-malformed", LONGEST_TEXT);
    }
    if (!isName(id) || !isNear(x) || !isNear(y)) {
      throw Refusal.invalid("knowledge.chart-node-malformed", LONGEST_ID);
    }
  }

  private static boolean isName(String id) {
    return !id.isBlank() && id.length() <= LONGEST_ID && id.indexOf('\0') < 0;
  }

  private static boolean isNear(double place) {
    return Math.abs(place) <= FARTHEST;
  }
}

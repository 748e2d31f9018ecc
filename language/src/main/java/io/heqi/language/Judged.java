package io.heqi.language;

/// An answer of which it is known whether it was right.
///
/// @param confidence as [Ranking] gave it
/// @param right whether the best item answered the question; never so for a question that the
///     knowledge does not answer
/// @param weight how much it counts, above 0; 1 is one question
public record Judged(double confidence, boolean right, double weight) {

  public Judged {
    if (!(confidence >= 0 && confidence <= 1) || !(weight > 0 && weight < 1e9)) {
      throw new IllegalArgumentException("no judgement: " + confidence + ", weight " + weight);
    }
  }

  /// One question, such as a merchant's own verdict.
  public Judged(double confidence, boolean right) {
    this(confidence, right, 1);
  }
}

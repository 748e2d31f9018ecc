package io.heqi.language;

import java.util.List;

/// How a message sounds: a hint for those who decide what to look at first, never a verdict on a
/// person.
///
/// @param negative how probable it is that the customer is displeased, from 0 to 1
/// @param positive how probable it is that the customer is pleased
/// @param signs the words that were found, which are the reason for the anger and for any flag
public record Feeling(double negative, double positive, Anger anger, List<Sign> signs) {

  /// How angry a message sounds.
  public enum Anger {
    NONE,
    ANNOYED,
    ANGRY
  }

  /// Whether displeased is more probable than pleased or neutral together.
  public boolean isNegative() {
    return negative > 0.5;
  }

  public boolean has(Sign.Kind kind) {
    return signs.stream().anyMatch(sign -> sign.kind() == kind);
  }

  /// The words that were found of a kind.
  public List<String> words(Sign.Kind kind) {
    return signs.stream().filter(sign -> sign.kind() == kind).map(Sign::words).toList();
  }
}

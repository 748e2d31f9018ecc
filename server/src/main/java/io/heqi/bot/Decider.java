package io.heqi.bot;

import io.heqi.knowledge.Retrieval;
import java.util.List;

/// Decides what the bot does. The order of the rules is the order of their weight: a wish for a
/// person is never refused, a sensitive matter is never answered by the bot, and it only answers
/// where it is sure.
final class Decider {

  /// How often it may fail to understand in one stretch before people take over.
  private static final int MISSES = 2;

  private static final int CHOICES = 3;

  /// How sure it has to be.
  ///
  /// @param answer from this confidence on it answers
  /// @param offer from this confidence on it offers choices
  record Thresholds(double answer, double offer) {}

  /// What it decides upon.
  ///
  /// @param hits what the house knows, best first
  /// @param misses how often it did not understand since it last answered
  /// @param answered whether its last line was an answer
  record Case(Signs signs, List<Retrieval.Hit> hits, int misses, boolean answered) {}

  private Decider() {}

  static Decision decide(Case asked, Thresholds thresholds) {
    var signs = asked.signs();
    if (signs.handOver().isPresent()) {
      return new Decision.HandOver(signs.handOver().get());
    }
    if (asked.answered() && signs.saysNotSolved()) {
      return new Decision.HandOver(Decision.Reason.NOT_SOLVED);
    }
    if (asked.answered() && signs.saysThanks()) {
      return new Decision.Close();
    }
    if (!asked.hits().isEmpty() && asked.hits().getFirst().confidence() >= thresholds.answer()) {
      return new Decision.Answer(asked.hits().getFirst());
    }
    if (signs.saysHello()) {
      return new Decision.Greet();
    }
    var likely =
        asked.hits().stream()
            .filter(hit -> hit.confidence() >= thresholds.offer())
            .limit(CHOICES)
            .toList();
    if (asked.misses() + 1 >= MISSES && (likely.isEmpty() || signs.saysNoneOfThese())) {
      return new Decision.HandOver(Decision.Reason.UNKNOWN);
    }
    if (signs.saysNoneOfThese() || likely.isEmpty()) {
      return new Decision.Ask();
    }
    return asked.misses() >= MISSES
        ? new Decision.HandOver(Decision.Reason.UNKNOWN)
        : new Decision.Offer(likely);
  }
}

package io.heqi.bot;

import java.util.Optional;

/// What a customer's line shows beside its question.
///
/// @param handOver why people should take over at once
record Signs(
    Optional<Decision.Reason> handOver,
    boolean saysHello,
    boolean saysThanks,
    boolean saysNotSolved,
    boolean saysNoneOfThese,
    boolean saysLeave) {

  static final Signs NONE = new Signs(Optional.empty(), false, false, false, false, false);

  Signs withHandOver(Decision.Reason reason) {
    return new Signs(
        Optional.of(reason), saysHello, saysThanks, saysNotSolved, saysNoneOfThese, saysLeave);
  }
}

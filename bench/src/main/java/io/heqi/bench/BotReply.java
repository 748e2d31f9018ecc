package io.heqi.bench;

import java.util.List;

/// What the bot did about a line.
///
/// @param answers the text it gave; of an offer the texts behind its choices; else none
/// @param confidence how sure it was of the first of them, 0 to 1
record BotReply(Kind kind, List<String> answers, double confidence) {

  enum Kind {
    ANSWER,
    OFFER,
    ASK,
    HAND_OVER,
    /// A flow leads on.
    FLOW,
    GREET,
    CLOSE
  }

  static final BotReply HANDED_OVER = new BotReply(Kind.HAND_OVER, List.of(), 0);

  boolean is(Kind other) {
    return kind == other;
  }
}

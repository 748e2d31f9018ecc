package io.heqi.bot.flow;

import java.util.List;

/// What the bot says next in a flow, and how the flow stands after it.
///
/// @param said one after the other
/// @param choices for the customer; empty for none
public record FlowStep(List<String> said, List<String> choices, Standing standing, FlowRun run) {

  /// How a flow goes on.
  public enum Standing {
    /// It waits for the customer.
    WAITS,
    ENDED,
    /// It was drawn so that people go on here.
    HAND_OVER,
    /// The customer's answers were not understood, and nothing was drawn for that.
    LOST
  }
}

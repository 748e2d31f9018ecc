package io.heqi.knowledge;

/// What an item is for.
public enum ItemKind {
  /// A question that customers ask, and its answers; the only kind that a bot answers with,
  /// but for flows.
  ARTICLE,
  /// A problem and how it was solved, for agents.
  SOLUTION,
  /// Ready words for a scene of a conversation, for agents.
  SCRIPT,
  /// What is true of a product, for agents.
  FACT,
  /// A guided flow, drawn and led by the bot; see [FlowEntries].
  FLOW;

  public boolean isForBot() {
    return this == ARTICLE || this == FLOW;
  }
}

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
  /// What colleagues tell each other, with a flow chart or without; never said to customers.
  NOTE,
  /// A guided flow, drawn and led by the bot; see [FlowEntries].
  FLOW;

  public boolean isForBot() {
    return this == ARTICLE || this == FLOW;
  }

  /// Whether an agent may say its words to a customer.
  public boolean isSaid() {
    return this != NOTE && this != FLOW;
  }
}

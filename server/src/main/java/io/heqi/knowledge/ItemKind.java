package io.heqi.knowledge;

/// What an item is for.
public enum ItemKind {
  /// A question that customers ask, and its answers; the only kind that a bot answers with.
  ARTICLE,
  /// A problem and how it was solved, for agents.
  SOLUTION,
  /// Ready words for a scene of a conversation, for agents.
  SCRIPT,
  /// What is true of a product, for agents.
  FACT;

  public boolean isForBot() {
    return this == ARTICLE;
  }
}

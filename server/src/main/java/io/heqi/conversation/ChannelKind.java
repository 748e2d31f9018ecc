package io.heqi.conversation;

/// The ways in which messages come in.
public enum ChannelKind {
  WIDGET,
  WEBHOOK,
  IMPORT,
  SIMULATOR;

  /// Whether a customer is at the other end now; imported and simulated talks get no automatic
  /// answers.
  public boolean isLive() {
    return this == WIDGET || this == WEBHOOK;
  }

  /// Whether what we say must be handed to somebody else's system; through our own sockets it is
  /// sent once stored.
  public boolean leavesTheHouse() {
    return this == WEBHOOK;
  }
}

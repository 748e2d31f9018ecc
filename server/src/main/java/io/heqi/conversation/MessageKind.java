package io.heqi.conversation;

/// What an entry of a conversation is. Notes and most events are for the staff alone.
public enum MessageKind {
  TEXT,
  IMAGE,
  AUDIO,
  VIDEO,
  FILE,
  NOTE,
  EVENT;

  public boolean isSaid() {
    return this != NOTE && this != EVENT;
  }

  public boolean carriesFile() {
    return this == IMAGE || this == AUDIO || this == VIDEO || this == FILE;
  }
}

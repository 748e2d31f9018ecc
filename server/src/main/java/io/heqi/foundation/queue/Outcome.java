package io.heqi.foundation.queue;

/// How one attempt ended.
public sealed interface Outcome {

  /// It is done, and the attempt has written so.
  record Done() implements Outcome {}

  /// It will never be done, and the attempt has written why.
  record GivenUp() implements Outcome {}

  /// It may be done another time.
  ///
  /// @param reason for whoever looks why it is not done yet
  record Again(String reason) implements Outcome {}
}

package io.heqi.commerce.release;

/// What became of another address that was asked for.
public enum ChangeState {
  /// In time, and to be written into the platform's own pages by somebody.
  TO_COPY,
  /// The order goes to the new address.
  APPLIED,
  /// Too late for that: the parcel is to be stopped or led elsewhere.
  INTERCEPTING,
  /// It was led to the new address.
  REDIRECTED,
  /// It could not be stopped.
  FAILED;

  boolean isOpen() {
    return this == TO_COPY || this == INTERCEPTING;
  }
}

package io.heqi.shared;

/// A text that must not appear in logs, errors or dumps of settings.
public record Secret(String value) {

  @Override
  public String toString() {
    return "***";
  }
}

package io.heqi.commerce.exchange;

import io.heqi.shared.Refusal;

/// A cell that keeps its row from being taken.
final class BadCell extends RuntimeException {

  private final transient Flaw flaw;

  BadCell(FileRow row, Field field, Refusal why) {
    super(why.code(), null, false, false);
    this.flaw = Flaw.of(row, field, why);
  }

  Flaw flaw() {
    return flaw;
  }
}

package io.heqi.foundation.document;

import java.util.List;

/// A paper of headed parts.
///
/// @param heading stands on top of the first page and at the foot of all
public record Sheet(String heading, List<Part> parts) {

  /// @param head stands small and grey above the text
  public record Part(String head, String text) {}

  public byte[] asPdf() {
    return SheetPdf.of(this);
  }
}

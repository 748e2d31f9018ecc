package io.heqi.conversation.inbox;

import io.heqi.foundation.document.Sheet;
import java.util.List;
import java.util.stream.Collectors;

/// A conversation as people read it: what was said and noted, by whom and when, in words that are
/// ready to be written into a file.
///
/// @param heading its number, the shop and the customer
record Talk(String heading, List<Turn> turns) {

  /// @param mark says that it is a note; else empty
  record Turn(String time, String mark, String speaker, String text) {}

  byte[] asPdf() {
    return new Sheet(
            heading,
            turns.stream()
                .map(
                    turn ->
                        new Sheet.Part(
                            (turn.speaker() + "  " + turn.time() + "  " + turn.mark()).strip(),
                            turn.text()))
                .toList())
        .asPdf();
  }

  String asText() {
    return turns.stream()
        .map(
            turn ->
                "[%s] %s%s: %s"
                    .formatted(
                        turn.time(),
                        turn.mark().isEmpty() ? "" : turn.mark() + " ",
                        turn.speaker(),
                        turn.text()))
        .collect(Collectors.joining("\n", heading + "\n\n", "\n"));
  }
}

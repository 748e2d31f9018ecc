package io.heqi.knowledge.variable;

import java.util.List;

/// A text whose variables are filled as far as they are known; the others stand there as written.
public record Filled(String text, List<Gap> gaps) {

  public Filled {
    gaps = List.copyOf(gaps);
  }

  /// A placeholder that nobody could fill.
  ///
  /// @param start in UTF-16 units of the text, as Java and JavaScript count
  /// @param end behind its last one
  public record Gap(String code, int start, int end) {}
}

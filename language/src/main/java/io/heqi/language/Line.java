package io.heqi.language;

/// A text of a conversation with its meaning.
///
/// @param text as [Plain] makes it
public record Line(String text, Meaning meaning) {

  /// @param text as somebody wrote it
  public static Line of(String text, Meanings meanings) {
    var plain = Plain.of(text);
    return new Line(plain, meanings.of(plain));
  }
}

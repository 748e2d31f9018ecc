package io.heqi.foundation.text;

import java.util.stream.IntStream;

/// The keys of text search: each pair of neighbouring letters packed into one number, case and
/// width folded. Chinese words are mostly two letters long, so pairs find what longer keys miss.
public final class LetterPairs {

  /// Text beyond this many characters is stored but not searched.
  public static final int LIMIT = 2_000;

  private LetterPairs() {}

  /// The distinct pairs of a text, in rising order; empty for a text of fewer than two letters.
  public static int[] of(String text) {
    var folded = fold(text);
    return IntStream.range(0, folded.length() - 1)
        .filter(i -> joins(folded.charAt(i)) && joins(folded.charAt(i + 1)))
        .map(i -> folded.charAt(i) << 16 | folded.charAt(i + 1))
        .sorted()
        .distinct()
        .toArray();
  }

  /// Lower case, full-width forms of ASCII made narrow; the length stays.
  public static String fold(String text) {
    var end = Math.min(text.length(), LIMIT);
    var folded = new StringBuilder(end);
    for (var i = 0; i < end; i++) {
      var c = text.charAt(i);
      folded.append(Character.toLowerCase(c >= '！' && c <= '～' ? (char) (c - 0xFEE0) : c));
    }
    return folded.toString();
  }

  private static boolean joins(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }
}

package io.heqi.language;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Texts as they are compared: one width, one case, simplified script, without signs that nobody
/// sees and without the politeness around a question.
public final class Plain {

  /// A question is never longer; what goes beyond is not looked at.
  public static final int LIMIT = 400;

  private static final List<String> OPENINGS = phrases("openings");
  private static final List<String> CLOSINGS = phrases("closings");

  private Plain() {}

  /// The text in one width, case and script; spaces and line breaks become single spaces.
  public static String of(String text) {
    var head = text.length() <= LIMIT ? text : text.substring(0, LIMIT);
    var plain = new StringBuilder(head.length());
    Normalizer.normalize(head, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(c -> Character.isWhitespace(c) || isSeen(c))
        .forEach(
            c -> {
              if (!Character.isWhitespace(c)) {
                plain.appendCodePoint(c);
              } else if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
              }
            });
    return ZhConverterUtil.toSimple(plain.toString().strip());
  }

  /// The question without greeting and thanks; the whole text where nothing else is in it.
  public static String question(String text) {
    var plain = of(text);
    var question = plain;
    for (var shorter = shortened(question); !shorter.equals(question); ) {
      question = shorter;
      shorter = shortened(question);
    }
    return question.codePoints().anyMatch(Character::isLetterOrDigit) ? question : plain;
  }

  private static String shortened(String text) {
    for (var opening : OPENINGS) {
      if (text.startsWith(opening)) {
        return trimmed(text.substring(opening.length()));
      }
    }
    for (var closing : CLOSINGS) {
      if (text.endsWith(closing)) {
        return trimmed(text.substring(0, text.length() - closing.length()));
      }
    }
    return trimmed(text);
  }

  /// Without signs at either end.
  private static String trimmed(String text) {
    var from = 0;
    var to = text.length();
    while (from < to && !isWord(text.charAt(from))) {
      from++;
    }
    while (to > from && !isWord(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }

  /// No control characters, no marks of direction, no joiners.
  private static boolean isSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.NON_SPACING_MARK ->
          false;
      default -> true;
    };
  }

  /// The longest first.
  private static List<String> phrases(String name) {
    return Resources.lines("language/" + name + ".txt").stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }
}

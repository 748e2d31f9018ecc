package io.heqi.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The short sequences of characters in a text, for a [Classifier]. Latin words count as one
/// character, a number as one of two: short or long. The beginning and the end count too, since
/// customers write little.
final class Grams {

  private static final int LONG_NUMBER = 5;

  private Grams() {}

  /// How often each sequence of 1 to `longest` characters stands in the text.
  static Map<String, Integer> of(String text, int longest) {
    var units = units(text);
    var counts = new HashMap<String, Integer>();
    for (var from = 0; from < units.size(); from++) {
      var gram = new StringBuilder();
      for (var to = from; to < Math.min(units.size(), from + longest); to++) {
        gram.append(units.get(to)).append('\u0001');
        counts.merge(gram.toString(), 1, Integer::sum);
      }
    }
    counts.keySet().removeAll(List.of("^\u0001", "$\u0001"));
    return counts;
  }

  private static List<String> units(String text) {
    var units = new ArrayList<String>();
    units.add("^");
    for (var at = 0; at < text.length(); ) {
      var c = text.codePointAt(at);
      var to = at + Character.charCount(c);
      if (Character.isDigit(c) || isLatin(c)) {
        var digit = Character.isDigit(c);
        while (to < text.length()
            && (digit ? Character.isDigit(text.charAt(to)) : isLatin(text.charAt(to)))) {
          to++;
        }
        units.add(digit ? (to - at < LONG_NUMBER ? "0" : "00000") : text.substring(at, to));
      } else if (!Character.isWhitespace(c)) {
        units.add(text.substring(at, to));
      }
      at = to;
    }
    units.add("$");
    return units;
  }

  private static boolean isLatin(int c) {
    return c < 0x250 && Character.isLetter(c);
  }
}

package io.heqi.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A text cut into what a disguised word may be made of: characters, and Latin words or numbers.
/// Signs and spaces between them are left out, so that `煞*笔` and `s b` read like the plain words.
final class Units {

  /// @param text one character, or a Latin word or number
  /// @param from where it begins in the text
  /// @param to where it ends in the text
  /// @param clause grows wherever a sign or a space stands
  record Unit(String text, int from, int to, int clause) {

    boolean isLatin() {
      return text.charAt(0) < 128;
    }

    private boolean isLetter() {
      return text.length() == 1 && text.charAt(0) >= 'a' && text.charAt(0) <= 'z';
    }
  }

  /// What stands for a character that sounds or means the same.
  private static final Map<String, String> STAND_INS =
      Map.of(
          "🐴", "马", "🐎", "马", "🐶", "狗", "🐕", "狗", "🐷", "猪", "🐖", "猪", "🥚", "蛋", "🐔", "鸡",
          "💩", "屎", "×", "x");

  private final String text;
  private final List<Unit> units = new ArrayList<>();
  private int clause;

  private Units(String text) {
    this.text = text;
  }

  /// @param text as [Plain] makes it
  static List<Unit> of(String text) {
    return new Units(text).cut();
  }

  private List<Unit> cut() {
    for (var at = 0; at < text.length(); ) {
      var to = at + Character.charCount(text.codePointAt(at));
      var character = STAND_INS.getOrDefault(text.substring(at, to), text.substring(at, to));
      if (isLatin(character.charAt(0))) {
        while (to < text.length() && (isLatin(text.charAt(to)) || isStar(to))) {
          to++;
        }
        addLatin((character + text.substring(at + 1, to)).replace("*", ""), at, to);
      } else if (isCharacter(character.codePointAt(0))) {
        units.add(new Unit(character, at, to, clause));
      } else {
        clause++;
      }
      at = to;
    }
    return List.copyOf(units);
  }

  /// Letters that stand alone one after the other are one word.
  private void addLatin(String word, int from, int to) {
    var unit = new Unit(word, from, to, clause);
    if (!units.isEmpty() && unit.isLetter() && endsInLoneLetter()) {
      var last = units.removeLast();
      unit = new Unit(last.text() + word, last.from(), to, last.clause());
    }
    units.add(unit);
  }

  private boolean endsInLoneLetter() {
    var last = units.getLast();
    return last.isLatin()
        && isLatin(text.charAt(last.to() - 1))
        && (last.to() - 2 < last.from() || !isLatin(text.charAt(last.to() - 2)));
  }

  private boolean isStar(int at) {
    return text.charAt(at) == '*' && at + 1 < text.length() && isLatin(text.charAt(at + 1));
  }

  private static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  /// Pictures count only where they have a say of their own.
  private static boolean isCharacter(int c) {
    return Character.isLetterOrDigit(c) || "😡🤬💢🖕🙄😤🤮".indexOf(c) >= 0;
  }
}

package io.heqi.language;

import java.util.List;
import java.util.Set;

/// A word of the list that [Signs] looks for.
record SignWord(List<String> units, List<Set<String>> sounds, boolean bySound, boolean alone) {

  /// @param entry a line of the list: the word, with `~` where its sound is enough, with `=` where
  ///     it must stand alone
  static SignWord of(String entry) {
    var last = entry.charAt(entry.length() - 1);
    var word = last == '~' || last == '=' ? entry.substring(0, entry.length() - 1) : entry;
    var units = Units.of(word).stream().map(Units.Unit::text).toList();
    return new SignWord(units, units.stream().map(Sound::of).toList(), last == '~', last == '=');
  }

  /// How many units of the text from a place on are this word; 0 where they are not.
  int lengthAt(List<Units.Unit> text, int at) {
    if (bySound && text.get(at).isLatin() && isSpelt(text.get(at).text())) {
      return 1;
    }
    var stands =
        at + units.size() <= text.size() && (isWritten(text, at) || (bySound && isHeard(text, at)));
    return stands && (!alone || isAlone(text, at)) ? units.size() : 0;
  }

  private boolean isWritten(List<Units.Unit> text, int at) {
    for (var i = 0; i < units.size(); i++) {
      if (!text.get(at + i).text().equals(units.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// Whether the word's first character stands there or one of its syllables in letters, and the
  /// rest sounds like it.
  private boolean isHeard(List<Units.Unit> text, int at) {
    var begun = text.get(at).text().equals(units.getFirst());
    var spelt = false;
    for (var i = 0; i < units.size(); i++) {
      var unit = text.get(at + i);
      var readings = sounds.get(i);
      var same = Sound.of(unit.text()).stream().anyMatch(readings::contains);
      var initial = begun && readings.stream().anyMatch(sound -> isInitial(unit.text(), sound));
      if (!same && !initial) {
        return false;
      }
      spelt |= same && unit.isLatin();
    }
    return begun || spelt;
  }

  private static boolean isInitial(String unit, String sound) {
    return unit.length() == 1 && unit.charAt(0) == sound.charAt(0);
  }

  private boolean isSpelt(String latin) {
    var rest = List.of(latin);
    for (var syllables : sounds) {
      rest =
          rest.stream()
              .flatMap(
                  left ->
                      syllables.stream()
                          .filter(left::startsWith)
                          .map(syllable -> left.substring(syllable.length())))
              .toList();
    }
    return rest.contains("");
  }

  private boolean isAlone(List<Units.Unit> text, int at) {
    var to = at + units.size();
    return (at == 0 || text.get(at - 1).clause() != text.get(at).clause())
        && (to == text.size() || text.get(to).clause() != text.get(to - 1).clause());
  }
}

package io.heqi.language;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import net.sourceforge.pinyin4j.PinyinHelper;

/// How a character may be read, in pinyin without tones.
final class Sound {

  private static final Map<String, Set<String>> KNOWN = new ConcurrentHashMap<>();

  private Sound() {}

  /// @param unit one character, or a Latin word, which sounds as it is written
  static Set<String> of(String unit) {
    if (unit.length() > 1 || unit.charAt(0) < 128) {
      return Set.of(unit);
    }
    return KNOWN.computeIfAbsent(unit, character -> read(character.charAt(0)));
  }

  private static Set<String> read(char character) {
    var readings = PinyinHelper.toHanyuPinyinStringArray(character);
    return readings == null
        ? Set.of()
        : Arrays.stream(readings)
            .map(reading -> reading.replaceAll("\\d", "").replace("u:", "v"))
            .collect(Collectors.toUnmodifiableSet());
  }
}

package io.heqi.language;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.sourceforge.pinyin4j.PinyinHelper;

/// How Chinese characters are said, without the tone: what people type on their keyboards.
final class Sounds {

  private static final Map<Integer, String> KNOWN = new ConcurrentHashMap<>();

  private Sounds() {}

  /// Such as `fa` for 发; the character itself where it is not Chinese.
  static String of(int character) {
    return KNOWN.computeIfAbsent(character, Sounds::find);
  }

  private static String find(int character) {
    if (Character.isBmpCodePoint(character) && Character.isIdeographic(character)) {
      var sounds = PinyinHelper.toHanyuPinyinStringArray((char) character);
      if (sounds != null && sounds.length > 0) {
        return sounds[0].substring(0, sounds[0].length() - 1);
      }
    }
    return Character.toString(character);
  }
}

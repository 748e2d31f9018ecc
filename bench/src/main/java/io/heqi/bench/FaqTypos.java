package io.heqi.bench;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.sourceforge.pinyin4j.PinyinHelper;
import org.jspecify.annotations.Nullable;

/// Types one character of a question for a common one of the same sound. Common are the 3,755 of
/// the first level of the standard GB 2312, and all of the same sound are equally likely.
final class FaqTypos {

  private static final Charset STANDARD = Charset.forName("GB2312");
  private static final int FIRST = 0xB0A1;
  private static final int LAST = 0xD7F9;
  private static final int BYTE = 0xFF;
  private static final int FIRST_OF_ROW = 0xA1;

  private final Map<String, List<Character>> bySound = new HashMap<>();
  private final Random random;

  FaqTypos(long seed) {
    this.random = new Random(seed);
    for (var code = FIRST; code <= LAST; code++) {
      if ((code & BYTE) >= FIRST_OF_ROW && (code & BYTE) < BYTE) {
        var c =
            new String(new byte[] {(byte) (code >> Byte.SIZE), (byte) code}, STANDARD).charAt(0);
        var sound = sound(c);
        if (sound != null) {
          bySound.computeIfAbsent(sound, _ -> new ArrayList<>()).add(c);
        }
      }
    }
  }

  /// The sound without its tone.
  private static @Nullable String sound(char c) {
    var sounds = PinyinHelper.toHanyuPinyinStringArray(c);
    return sounds == null || sounds.length == 0
        ? null
        : sounds[0].substring(0, sounds[0].length() - 1);
  }

  /// The question as it is where none of its characters has another of its sound.
  String in(String question) {
    var places = new ArrayList<Integer>();
    for (var i = 0; i < question.length(); i++) {
      if (!others(question.charAt(i)).isEmpty()) {
        places.add(i);
      }
    }
    if (places.isEmpty()) {
      return question;
    }
    var at = places.get(random.nextInt(places.size()));
    var others = others(question.charAt(at));
    var typed = others.get(random.nextInt(others.size()));
    return question.substring(0, at) + typed + question.substring(at + 1);
  }

  private List<Character> others(char c) {
    var sound = sound(c);
    return sound == null
        ? List.of()
        : bySound.getOrDefault(sound, List.of()).stream().filter(other -> other != c).toList();
  }
}

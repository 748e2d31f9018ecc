package io.heqi.language;

import java.nio.ByteBuffer;
import java.util.Random;

/// Meanings made by hand, for tests that need no model.
final class Directions {

  private Directions() {}

  /// A direction of its own for each number; two of them have next to nothing in common.
  static Meaning of(long number) {
    var random = new Random(number);
    var parts = new float[Meaning.PARTS];
    for (var i = 0; i < parts.length; i++) {
      parts[i] = (float) random.nextGaussian();
    }
    return Meaning.of(parts);
  }

  /// A direction whose cosine with that of the number is the wanted one.
  static Meaning near(long number, double cosine) {
    return near(number, cosine, number + 1_000_003);
  }

  /// The same, off towards another number's direction.
  static Meaning near(long number, double cosine, long towards) {
    var one = floats(of(number));
    var other = floats(of(towards));
    var across = 0.0;
    for (var i = 0; i < one.length; i++) {
      across += (double) one[i] * other[i];
    }
    var square = 0.0;
    for (var i = 0; i < one.length; i++) {
      other[i] -= (float) (across * one[i]);
      square += (double) other[i] * other[i];
    }
    var aside = Math.sqrt((1 - cosine * cosine) / square);
    for (var i = 0; i < one.length; i++) {
      one[i] = (float) (cosine * one[i] + aside * other[i]);
    }
    return Meaning.of(one);
  }

  private static float[] floats(Meaning meaning) {
    var shorts = ByteBuffer.wrap(meaning.toBytes()).asShortBuffer();
    var parts = new float[Meaning.PARTS];
    for (var i = 0; i < parts.length; i++) {
      parts[i] = shorts.get(i) / 32_767f;
    }
    return parts;
  }
}

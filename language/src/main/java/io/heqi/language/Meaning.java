package io.heqi.language;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// The direction in which a text points among 512, at unit length; each part is a whole number of
/// 1/32,767. Texts that mean the same point the same way.
public final class Meaning {

  public static final int PARTS = 512;
  private static final float UNIT = 32_767;

  private final short[] parts;

  private Meaning(short[] parts) {
    this.parts = parts;
  }

  static Meaning of(float[] vector) {
    var square = 0.0;
    for (var x : vector) {
      square += (double) x * x;
    }
    var scale = square == 0 ? 0 : UNIT / Math.sqrt(square);
    var parts = new short[PARTS];
    for (var i = 0; i < PARTS; i++) {
      parts[i] = (short) Math.round(vector[i] * scale);
    }
    return new Meaning(parts);
  }

  /// The cosine of the angle to another meaning: 1 for the same, about 0.3 for strangers.
  public float cosine(Meaning other) {
    // Never more than the product of both lengths, so it fits an int; the compiler makes vector
    // instructions of such a loop.
    var sum = 0;
    for (var i = 0; i < PARTS; i++) {
      sum += parts[i] * other.parts[i];
    }
    return sum / (UNIT * UNIT);
  }

  /// One part of the direction, from -1 to 1.
  float part(int place) {
    return parts[place] / UNIT;
  }

  /// On which side of 0 each part lies, one bit a part, from a place on in the longs given.
  void writeSigns(long[] into, int from) {
    for (var i = 0; i < PARTS; i++) {
      if (parts[i] > 0) {
        into[from + i / Long.SIZE] |= 1L << i;
      }
    }
  }

  public byte[] toBytes() {
    var bytes = ByteBuffer.allocate(PARTS * Short.BYTES);
    bytes.asShortBuffer().put(parts);
    return bytes.array();
  }

  public static Meaning fromBytes(byte[] bytes) {
    if (bytes.length != PARTS * Short.BYTES) {
      throw new IllegalArgumentException("not a meaning: " + bytes.length + " bytes");
    }
    var parts = new short[PARTS];
    ByteBuffer.wrap(bytes).asShortBuffer().get(parts);
    return new Meaning(parts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Meaning meaning && Arrays.equals(parts, meaning.parts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(parts);
  }

  @Override
  public String toString() {
    return "Meaning of " + PARTS + " parts";
  }
}

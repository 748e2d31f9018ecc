package io.heqi.language;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How crowded it is around each phrasing of a body of knowledge.
final class Crowds {

  /// Neighbours are looked for among so many phrasings, spread evenly over the list: enough to tell
  /// dense places from empty ones, and building stays linear.
  private static final int LOOKED_AT = 512;

  private static final int NEIGHBOURS = 5;
  private static final int LOOKED_AT_CLOSER = 32;
  private static final float SHARE = 0.25f;

  private Crowds() {}

  /// What to take off the cosine of each phrasing: a quarter of the mean cosine of its nearest
  /// neighbours of other items, as far as that differs from the average.
  static float[] discounts(List<Phrasing> phrasings) {
    var all = phrasings.size();
    var looked = Math.min(all, LOOKED_AT);
    var others =
        IntStream.range(0, looked)
            .mapToObj(i -> phrasings.get((int) ((long) i * all / looked)))
            .toList();
    var nearest = new Nearest(others);
    var crowds = new float[all];
    var sum = 0.0;
    for (var i = 0; i < all; i++) {
      crowds[i] = crowd(phrasings.get(i), others, nearest);
      sum += crowds[i];
    }
    for (var i = 0; i < all; i++) {
      crowds[i] = SHARE * (crowds[i] - (float) (sum / all));
    }
    return crowds;
  }

  private static float crowd(Phrasing phrasing, List<Phrasing> others, Nearest among) {
    var near =
        among.to(
            phrasing.meaning(), i -> others.get(i).item() != phrasing.item(), LOOKED_AT_CLOSER);
    var nearest = new float[NEIGHBOURS];
    for (var i = 0; i < near.length; i++) {
      if (near[i]) {
        var cosine = others.get(i).meaning().cosine(phrasing.meaning());
        if (cosine > nearest[0]) {
          nearest[0] = cosine;
          Arrays.sort(nearest);
        }
      }
    }
    var sum = 0f;
    for (var cosine : nearest) {
      sum += cosine;
    }
    return sum / NEIGHBOURS;
  }
}

package io.heqi.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which texts hold which words, for the lexical part of a likeness. The words of a text are its
/// single characters and their neighbouring pairs; Latin words and numbers stay whole. Texts are
/// scored by BM25 (k1 = 1.2, b = 0.75) over the sum of the weights of the question's words, so that
/// scores of different questions compare: about 1 where a text holds all of them.
public final class Lexicon {

  private static final double K1 = 1.2;
  private static final double B = 0.75;

  /// In which texts a word stands, and how often in each.
  private static final class Places {
    final int[] texts;
    final float[] weights;
    final double rarity;

    Places(int[] texts, float[] weights, double rarity) {
      this.texts = texts;
      this.weights = weights;
      this.rarity = rarity;
    }
  }

  private final Map<String, Places> words;
  private final int size;

  private Lexicon(Map<String, Places> words, int size) {
    this.words = words;
    this.size = size;
  }

  /// @param texts as [Plain] makes them
  public static Lexicon of(List<String> texts) {
    var counted = texts.stream().map(text -> counts(wordsOf(text))).toList();
    var lengths =
        counted.stream().mapToInt(c -> c.values().stream().mapToInt(i -> i).sum()).toArray();
    var average = Arrays.stream(lengths).average().orElse(1);
    var standing = new HashMap<String, List<Integer>>();
    for (var i = 0; i < counted.size(); i++) {
      for (var word : counted.get(i).keySet()) {
        standing.computeIfAbsent(word, _ -> new ArrayList<>()).add(i);
      }
    }
    var words = HashMap.<String, Places>newHashMap(standing.size());
    standing.forEach(
        (word, in) -> {
          var numbers = in.stream().mapToInt(i -> i).toArray();
          var weights = new float[numbers.length];
          for (var i = 0; i < numbers.length; i++) {
            double count = counted.get(numbers[i]).getOrDefault(word, 0);
            var longish = 1 - B + B * lengths[numbers[i]] / average;
            weights[i] = (float) (count * (K1 + 1) / (count + K1 * longish));
          }
          words.put(word, new Places(numbers, weights, rarity(numbers.length, texts.size())));
        });
    return new Lexicon(words, texts.size());
  }

  /// How much of the question each text holds.
  public float[] scores(String question) {
    var scores = new float[size];
    var whole = 0.0;
    for (var word : counts(wordsOf(question)).keySet()) {
      var places = words.get(word);
      var rarity = places == null ? rarity(0, size) : places.rarity;
      whole += rarity;
      if (places != null) {
        for (var i = 0; i < places.texts.length; i++) {
          scores[places.texts[i]] += (float) (rarity * places.weights[i]);
        }
      }
    }
    if (whole > 0) {
      for (var i = 0; i < scores.length; i++) {
        scores[i] /= (float) whole;
      }
    }
    return scores;
  }

  private static double rarity(int texts, int all) {
    return Math.log(1 + (all - texts + 0.5) / (texts + 0.5));
  }

  private static Map<String, Integer> counts(List<String> words) {
    var counts = new HashMap<String, Integer>();
    words.forEach(word -> counts.merge(word, 1, Integer::sum));
    return counts;
  }

  static List<String> wordsOf(String text) {
    var units = new ArrayList<String>();
    var latin = new StringBuilder();
    text.codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(
            c -> {
              if (c < 128) {
                latin.appendCodePoint(c);
                return;
              }
              flush(latin, units);
              units.add(Character.toString(c));
            });
    flush(latin, units);
    var words = new ArrayList<>(units);
    for (var i = 1; i < units.size(); i++) {
      words.add(units.get(i - 1) + " " + units.get(i));
    }
    return words;
  }

  private static void flush(StringBuilder latin, List<String> into) {
    if (!latin.isEmpty()) {
      into.add(latin.toString());
      latin.setLength(0);
    }
  }
}

package io.heqi.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Which texts hold which words, for the lexical part of a likeness. The words of a text are the
/// sounds of its single characters and their neighbouring pairs, so that a character typed for
/// another of the same sound does no harm; Latin words and numbers stay whole. Texts are scored by
/// BM25 (Robertson and Zaragoza 2009, k1 = 1.2, b = 0.75) over the sum of the weights of the
/// question's words, so that scores of different questions compare: about 1 where a text holds all.
final class Lexicon {

  private static final double K1 = 1.2;
  private static final double B = 0.75;

  private final Map<String, Places> words;
  private final int size;

  /// In which texts a word stands, and how much it says there.
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

  /// A word counted in one text.
  private record Count(int text, int times) {}

  private Lexicon(Map<String, Places> words, int size) {
    this.words = words;
    this.size = size;
  }

  /// @param texts as [Plain] makes them
  static Lexicon of(List<String> texts) {
    var lengths = new int[texts.size()];
    var counts = new HashMap<String, List<Count>>();
    var total = 0L;
    for (var i = 0; i < lengths.length; i++) {
      var text = i;
      var words = wordsOf(texts.get(i));
      lengths[i] = words.size();
      total += words.size();
      times(words)
          .forEach(
              (word, times) ->
                  counts.computeIfAbsent(word, _ -> new ArrayList<>()).add(new Count(text, times)));
    }
    var average = Math.max(1, (double) total / Math.max(1, lengths.length));
    var words = HashMap.<String, Places>newHashMap(counts.size());
    counts.forEach((word, places) -> words.put(word, places(places, lengths, average)));
    return new Lexicon(words, lengths.length);
  }

  private static Map<String, Integer> times(List<String> words) {
    var times = HashMap.<String, Integer>newHashMap(words.size());
    words.forEach(word -> times.merge(word, 1, Integer::sum));
    return times;
  }

  private static Places places(List<Count> counts, int[] lengths, double average) {
    var texts = new int[counts.size()];
    var weights = new float[counts.size()];
    for (var i = 0; i < texts.length; i++) {
      var count = counts.get(i);
      texts[i] = count.text;
      var longish = 1 - B + B * lengths[count.text] / average;
      weights[i] = (float) (count.times * (K1 + 1) / (count.times + K1 * longish));
    }
    return new Places(texts, weights, rarity(texts.length, lengths.length));
  }

  private static double rarity(int texts, int all) {
    return Math.log(1 + (all - texts + 0.5) / (texts + 0.5));
  }

  /// How much of the question each text holds.
  float[] scores(String question) {
    var scores = new float[size];
    var whole = 0.0;
    for (var word : new HashSet<>(wordsOf(question))) {
      var places = words.get(word);
      whole += places == null ? rarity(0, size) : places.rarity;
      if (places != null) {
        for (var i = 0; i < places.texts.length; i++) {
          scores[places.texts[i]] += (float) (places.rarity * places.weights[i]);
        }
      }
    }
    for (var i = 0; i < scores.length && whole > 0; i++) {
      scores[i] /= (float) whole;
    }
    return scores;
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
              units.add(Sounds.of(c));
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

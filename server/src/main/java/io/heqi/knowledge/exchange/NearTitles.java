package io.heqi.knowledge.exchange;

import io.heqi.foundation.text.LetterPairs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Groups ways to ask that are nearly the same in letters: at least seven in ten of the letter
/// pairs of two are shared (Jaccard). Two such texts share one of their rarest pairs (Chaudhuri,
/// Ganti and Kaushik 2006), so only texts with a rare pair in common are compared, and of those
/// with one pair no more than the latest few: a thousand alike cost a thousand times a few, not a
/// million.
final class NearTitles<T> {

  private static final double ALIKE = 0.7;
  private static final int LATEST = 40;

  private static final class Text {
    final int owner;
    final int[] pairs;

    Text(int owner, int[] pairs) {
      this.owner = owner;
      this.pairs = pairs;
    }
  }

  private final List<T> owners = new ArrayList<>();
  private final List<Text> texts = new ArrayList<>();
  private final Map<Integer, Integer> commonness = new HashMap<>();

  /// Adds a thing with all ways to ask for it.
  ///
  /// @param phrasings as [io.heqi.language.Plain] makes them
  void add(T owner, Collection<String> phrasings) {
    var place = owners.size();
    owners.add(owner);
    for (var phrasing : phrasings) {
      var pairs = LetterPairs.of(phrasing);
      if (pairs.length > 0) {
        texts.add(new Text(place, pairs));
        Arrays.stream(pairs).forEach(pair -> commonness.merge(pair, 1, Integer::sum));
      }
    }
  }

  /// The groups of two and more, each in the order in which its members were added.
  List<List<T>> groups() {
    var group = new int[owners.size()];
    Arrays.setAll(group, i -> i);
    var withPair = new HashMap<Integer, List<Text>>();
    for (var text : texts) {
      for (var pair : rarest(text.pairs)) {
        var others = withPair.computeIfAbsent(pair, _ -> new ArrayList<>());
        for (var i = others.size() - 1; i >= Math.max(0, others.size() - LATEST); i--) {
          join(group, text, others.get(i));
        }
        others.add(text);
      }
    }
    return gathered(group);
  }

  /// So many that two texts which are alike cannot have all of them apart.
  private List<Integer> rarest(int[] pairs) {
    var count = pairs.length - (int) Math.ceil(ALIKE * pairs.length) + 1;
    return Arrays.stream(pairs)
        .boxed()
        .sorted(
            Comparator.<Integer>comparingInt(pair -> commonness.getOrDefault(pair, 0))
                .thenComparing(Comparator.naturalOrder()))
        .limit(count)
        .toList();
  }

  private static void join(int[] group, Text one, Text other) {
    var a = root(group, one.owner);
    var b = root(group, other.owner);
    if (a != b && areAlike(one.pairs, other.pairs)) {
      group[Math.max(a, b)] = Math.min(a, b);
    }
  }

  private static int root(int[] group, int place) {
    var root = place;
    while (group[root] != root) {
      group[root] = group[group[root]];
      root = group[root];
    }
    return root;
  }

  /// Both are in rising order.
  private static boolean areAlike(int[] one, int[] other) {
    var shared = 0;
    for (int i = 0, j = 0; i < one.length && j < other.length; ) {
      if (one[i] == other[j]) {
        shared++;
        i++;
        j++;
      } else if (one[i] < other[j]) {
        i++;
      } else {
        j++;
      }
    }
    return shared >= ALIKE * (one.length + other.length - shared);
  }

  private List<List<T>> gathered(int[] group) {
    var byRoot = new HashMap<Integer, List<T>>();
    for (var i = 0; i < group.length; i++) {
      byRoot.computeIfAbsent(root(group, i), _ -> new ArrayList<>()).add(owners.get(i));
    }
    return byRoot.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .filter(members -> members.size() > 1)
        .toList();
  }
}

package io.heqi.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// A body of knowledge with one question an item, and what is asked of it.
///
/// @param knowledge the question of each item
/// @param asked questions in other words, in random order
/// @param foreign half as many questions that no item answers
record FaqShape(List<String> knowledge, List<Asked> asked, List<String> foreign) {

  private static final int MOST_ASKED = 1_500;

  /// @param item the place of the right item in the knowledge
  record Asked(String question, int item) {}

  /// @param items how many groups of two and more questions become items
  static FaqShape of(FaqRows rows, int items, long seed) {
    var random = new Random(seed);
    var shuffled = new ArrayList<>(rows.groups());
    Collections.shuffle(shuffled, random);
    var known = shuffled.stream().filter(g -> !g.variants().isEmpty()).limit(items).toList();
    var knowledge = known.stream().map(FaqRows.Group::standard).toList();
    var asked = asked(known, random);
    // Groups of one come first: nobody knows another form of them, so the knowledge cannot hold it.
    var alone = shuffled.stream().filter(g -> g.variants().isEmpty());
    var left = shuffled.stream().filter(g -> !g.variants().isEmpty()).skip(items);
    var foreign =
        Stream.concat(alone, left).limit(asked.size() / 2).map(FaqRows.Group::standard).toList();
    return new FaqShape(knowledge, asked, foreign);
  }

  private static List<Asked> asked(List<FaqRows.Group> known, Random random) {
    var asked = new ArrayList<Asked>();
    for (var i = 0; i < known.size(); i++) {
      for (var variant : known.get(i).variants()) {
        asked.add(new Asked(variant, i));
      }
    }
    Collections.shuffle(asked, random);
    return asked.stream().limit(MOST_ASKED).toList();
  }
}

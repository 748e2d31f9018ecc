package io.heqi.bench;

import io.heqi.language.Meanings;
import io.heqi.language.Phrasing;
import io.heqi.language.Plain;
import io.heqi.language.Questions;
import io.heqi.language.Ranking;
import java.util.ArrayList;
import java.util.List;

/// Decides about questions as the server does, from the words to the ranking.
final class FaqDesk {

  /// Items further down do not count for the mean reciprocal rank.
  static final int LOOKED_AT = 10;

  private final Meanings meanings;
  private final Questions questions;

  FaqDesk(Meanings meanings, Questions questions) {
    this.meanings = meanings;
    this.questions = questions;
  }

  /// Items are numbered by their place.
  static List<Phrasing> phrasings(Meanings meanings, List<String> knowledge) {
    var phrasings = new ArrayList<Phrasing>();
    for (var item = 0; item < knowledge.size(); item++) {
      var text = Plain.question(knowledge.get(item));
      phrasings.add(new Phrasing(item, text, meanings.of(text)));
    }
    return phrasings;
  }

  Ranking decide(String question) {
    var plain = questions.spelled(Plain.question(question));
    return questions.rank(plain, meanings.of(plain), LOOKED_AT);
  }
}

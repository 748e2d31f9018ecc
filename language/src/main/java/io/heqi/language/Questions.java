package io.heqi.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;

/// The phrasings of all items of one body of knowledge, to find the items that answer a question.
/// Unchangeable and safe for many threads; made anew when the knowledge changes, which takes a
/// fraction of a second for 10,000 phrasings. Of more than 400 phrasings only those are looked at
/// closer that are roughly near ([Nearest]) or hold half of the question's words.
///
/// Items are ordered by 0.85 of the likeness of the meanings and 0.15 of the words held by sound.
/// The likeness is the cosine, less a quarter of how crowded it is around the phrasing, for what
/// stands in a crowd is near to any question (hubness; Lample et al. 2018 correct it likewise).
/// The weights stand where four public question sets have a flat optimum in common.
public final class Questions {

  /// Phrasings this much alike ask the same. Of question pairs at least this much alike, people
  /// called eight to ten of ten the same.
  static final float SAME = 0.94f;

  private static final float LEXICAL_SHARE = 0.15f;

  private static final int LOOKED_AT_CLOSER = 400;
  private static final float HALF = 0.5f;

  /// What any question reaches somewhere in a larger body of knowledge. In a small one, to be ahead
  /// of worse than this says nothing.
  private static final float STRANGER = 0.5f;

  private final List<Phrasing> phrasings;
  private final int[] places;
  private final int[] items;
  private final float[] discounts;
  private final Nearest nearest;
  private final Lexicon lexicon;
  private final Spelling spelling;

  private Questions(List<Phrasing> phrasings, int[] places, int[] items) {
    this.phrasings = phrasings;
    this.places = places;
    this.items = items;
    this.discounts = Crowds.discounts(phrasings);
    this.nearest = new Nearest(phrasings);
    var texts = phrasings.stream().map(Phrasing::text).toList();
    this.lexicon = Lexicon.of(texts);
    this.spelling = new Spelling(texts);
  }

  /// @param phrasings in any order; it decides between equals
  public static Questions of(List<Phrasing> phrasings) {
    var placeOf = new HashMap<Integer, Integer>();
    var places =
        phrasings.stream()
            .mapToInt(p -> placeOf.computeIfAbsent(p.item(), _ -> placeOf.size()))
            .toArray();
    var items = new int[placeOf.size()];
    placeOf.forEach((item, place) -> items[place] = item);
    return new Questions(List.copyOf(phrasings), places, items);
  }

  List<Phrasing> phrasings() {
    return phrasings;
  }

  /// The question with such characters put right as were typed for others of the same sound, as far
  /// as the phrasings show it. To be called before the meaning is found.
  ///
  /// @param question as [Plain#question] makes it
  public String spelled(String question) {
    return spelling.repaired(question);
  }

  /// The best items of all.
  ///
  /// @param question as [Plain#question] makes it, best put right by [#spelled]
  /// @param meaning of that question
  /// @param limit the most items wanted
  public Ranking rank(String question, Meaning meaning, int limit) {
    return rank(question, meaning, limit, _ -> true);
  }

  /// The best of those items that may be given, such as the ones valid today in this shop.
  public Ranking rank(String question, Meaning meaning, int limit, IntPredicate mayBeGiven) {
    var given = new boolean[items.length];
    for (var i = 0; i < items.length; i++) {
      given[i] = mayBeGiven.test(items[i]);
    }
    return rankPhrasings(question, meaning, limit, phrasing -> given[places[phrasing]]);
  }

  /// The best items by those phrasings alone whose places in the list are wanted.
  Ranking rankPhrasings(String question, Meaning meaning, int limit, IntPredicate wanted) {
    var scoring = new Scoring(question, meaning, wanted);
    var best = scoring.best(Math.max(1, limit));
    if (best.isEmpty()) {
      return new Ranking(List.of(), 0, 0);
    }
    var first = best.getFirst();
    var margin = Math.max(0, first.score() - Math.max(STRANGER, scoring.next(first)));
    var confidence = (first.cosine() + margin) / 2;
    return new Ranking(best.subList(0, Math.min(limit, best.size())), margin, confidence);
  }

  /// The scores of all items for one question.
  private final class Scoring {
    private static final int NONE = -1;

    private final float[] cosines = new float[phrasings.size()];
    private final float[] scores = new float[phrasings.size()];
    private final float[] lexical;
    private final int[] bestPhrasing = new int[items.length];

    Scoring(String question, Meaning meaning, IntPredicate wanted) {
      this.lexical = lexicon.scores(question);
      Arrays.fill(bestPhrasing, NONE);
      var near = nearest.to(meaning, wanted, LOOKED_AT_CLOSER);
      for (var i = 0; i < near.length; i++) {
        if (near[i] || (lexical[i] >= HALF && wanted.test(i))) {
          look(i, meaning);
        }
      }
    }

    private void look(int phrasing, Meaning meaning) {
      cosines[phrasing] = Math.clamp(phrasings.get(phrasing).meaning().cosine(meaning), 0, 1);
      lexical[phrasing] = Math.min(1, lexical[phrasing]);
      scores[phrasing] = score(phrasing);
      var best = bestPhrasing[places[phrasing]];
      if (best == NONE || scores[phrasing] > scores[best]) {
        bestPhrasing[places[phrasing]] = phrasing;
      }
    }

    private float score(int phrasing) {
      var likeness = cosines[phrasing] - discounts[phrasing];
      var score = (1 - LEXICAL_SHARE) * likeness + LEXICAL_SHARE * lexical[phrasing];
      return Math.clamp(score, 0, 1);
    }

    List<Match> best(int limit) {
      var worstFirst =
          Comparator.<Integer>comparingDouble(i -> scores[i])
              .thenComparing(Comparator.reverseOrder());
      var kept = new PriorityQueue<>(worstFirst);
      for (var phrasing : bestPhrasing) {
        if (phrasing != NONE
            && (kept.size() < limit || worstFirst.compare(phrasing, kept.element()) > 0)) {
          kept.add(phrasing);
          if (kept.size() > limit) {
            kept.remove();
          }
        }
      }
      var best = new ArrayList<Match>();
      while (!kept.isEmpty()) {
        best.addFirst(match(kept.remove()));
      }
      return best;
    }

    private Match match(int i) {
      return new Match(phrasings.get(i), scores[i], cosines[i], lexical[i]);
    }

    /// The score of the best item that does not ask the same as the first.
    float next(Match first) {
      var next = 0f;
      for (var phrasing : bestPhrasing) {
        if (phrasing != NONE
            && scores[phrasing] > next
            && phrasings.get(phrasing).item() != first.item()
            && !isSame(phrasings.get(phrasing), first.phrasing())) {
          next = scores[phrasing];
        }
      }
      return next;
    }
  }

  /// Whether two phrasings ask the same.
  static boolean isSame(Phrasing one, Phrasing other) {
    return one.meaning().cosine(other.meaning()) >= SAME;
  }
}

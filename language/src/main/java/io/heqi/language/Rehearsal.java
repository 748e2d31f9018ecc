package io.heqi.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Judged answers from a body of knowledge alone, before any customer has asked.
///
/// Each phrasing is asked as if a customer had said it, once with itself left out, where its item
/// has others (right if the item is found by those), and once with its whole item left out and all
/// that ask the same (a question without an answer: always wrong).
///
/// An item with one phrasing alone cannot be asked for in other words. In its place stands one of
/// ten questions as they typically went on public question sets with one phrasing an item, at half
/// weight. So a small knowledge shows nothing yet, and the typical questions give way as merchants
/// add phrasings and judge answers.
public final class Rehearsal {

  /// More phrasings than this are not asked; the ones asked lie evenly over the list.
  static final int MOST = 1_000;

  /// How many of all questions have no answer in the knowledge; a cautious guess.
  private static final double FOREIGN = 1.0 / 3;

  private static final double ASSUMED_WEIGHT = 0.5;

  /// The middles of the tenths of what was measured; the first found a wrong item.
  private static final List<Judged> TYPICAL =
      List.of(
          new Judged(0.44, false, ASSUMED_WEIGHT),
          new Judged(0.64, true, ASSUMED_WEIGHT),
          new Judged(0.54, true, ASSUMED_WEIGHT),
          new Judged(0.70, true, ASSUMED_WEIGHT),
          new Judged(0.59, true, ASSUMED_WEIGHT),
          new Judged(0.43, true, ASSUMED_WEIGHT),
          new Judged(0.67, true, ASSUMED_WEIGHT),
          new Judged(0.50, true, ASSUMED_WEIGHT),
          new Judged(0.62, true, ASSUMED_WEIGHT),
          new Judged(0.57, true, ASSUMED_WEIGHT));

  private final Questions questions;
  private final Map<Integer, Integer> phrasingsOfItem = new HashMap<>();
  private final List<Judged> known = new ArrayList<>();
  private final List<Judged> foreign = new ArrayList<>();
  private int assumed;

  private Rehearsal(Questions questions) {
    this.questions = questions;
    questions.phrasings().forEach(p -> phrasingsOfItem.merge(p.item(), 1, Integer::sum));
  }

  /// Takes a second or two for 10,000 phrasings.
  public static List<Judged> of(Questions questions) {
    var rehearsal = new Rehearsal(questions);
    var all = questions.phrasings().size();
    var asked = Math.min(all, MOST);
    IntStream.range(0, asked).map(i -> (int) ((long) i * all / asked)).forEach(rehearsal::ask);
    return rehearsal.weighted();
  }

  private void ask(int place) {
    var phrasing = questions.phrasings().get(place);
    if (phrasingsOfItem.getOrDefault(phrasing.item(), 0) > 1) {
      askInOtherWords(place, phrasing);
    } else {
      known.add(TYPICAL.get(assumed++ % TYPICAL.size()));
    }
    askWithoutAnswer(phrasing);
  }

  private void askInOtherWords(int place, Phrasing phrasing) {
    var ranking =
        questions.rankPhrasings(phrasing.text(), phrasing.meaning(), 1, other -> other != place);
    var right =
        ranking.matches().stream()
            .anyMatch(m -> m.item() == phrasing.item() || Questions.isSame(m.phrasing(), phrasing));
    known.add(new Judged(ranking.confidence(), right));
  }

  private void askWithoutAnswer(Phrasing phrasing) {
    var phrasings = questions.phrasings();
    var ranking =
        questions.rankPhrasings(
            phrasing.text(),
            phrasing.meaning(),
            1,
            i ->
                phrasings.get(i).item() != phrasing.item()
                    && !Questions.isSame(phrasings.get(i), phrasing));
    foreign.add(new Judged(ranking.confidence(), false));
  }

  /// As many questions without an answer as we guess there will be.
  private List<Judged> weighted() {
    var of = known.stream().mapToDouble(Judged::weight).sum();
    var scale = FOREIGN / (1 - FOREIGN) * of / Math.max(1, foreign.size());
    var all = new ArrayList<>(known);
    foreign.forEach(judged -> all.add(new Judged(judged.confidence(), false, scale)));
    return all;
  }
}

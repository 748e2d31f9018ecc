package io.heqi.knowledge;

import io.heqi.language.Lexicon;
import io.heqi.language.Meaning;
import io.heqi.language.Meanings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// All that one merchant has on offer, as it stood in one edition.
final class Shelf {

  /// From here on two ways to ask count as the same question.
  static final double ALIKE = 0.90;

  private static final double WORDS = 0.15;

  private final long edition;
  private final Map<ItemId, Item> items;
  private final List<ItemRepository.Phrasing> phrasings;
  private final Lexicon lexicon;

  private Shelf(
      long edition,
      Map<ItemId, Item> items,
      List<ItemRepository.Phrasing> phrasings,
      Lexicon lexicon) {
    this.edition = edition;
    this.items = items;
    this.phrasings = phrasings;
    this.lexicon = lexicon;
  }

  /// An item on the shelf.
  record Item(ItemId id, ItemKind kind, int version, ItemRepository.Version what) {

    String title() {
      return what.content().title();
    }
  }

  /// A question, made plain.
  record Wanted(String text, List<String> before, Content.Place place, Predicate<Item> offered) {}

  static Shelf of(
      long edition,
      List<ItemRepository.Published> published,
      List<ItemRepository.Phrasing> phrasings) {
    var items = new HashMap<ItemId, Item>();
    published.forEach(p -> items.put(p.id(), new Item(p.id(), p.kind(), p.version(), p.what())));
    var known = phrasings.stream().filter(p -> items.containsKey(p.item())).toList();
    var lexicon = Lexicon.of(known.stream().map(ItemRepository.Phrasing::plain).toList());
    return new Shelf(edition, items, known, lexicon);
  }

  long edition() {
    return edition;
  }

  Optional<Item> item(ItemId id) {
    return Optional.ofNullable(items.get(id));
  }

  private record Scored(
      ItemRepository.Phrasing phrasing, double score, double likeness, double words) {}

  List<Retrieval.Hit> find(Wanted wanted, Meanings meanings, int limit) {
    var best = new HashMap<ItemId, Scored>();
    rank(wanted.text(), meanings, wanted.offered(), best);
    if (!wanted.before().isEmpty()) {
      // What was said before may name the thing that "it" stands for.
      var whole = String.join(" ", wanted.before()) + " " + wanted.text();
      rank(whole, meanings, wanted.offered(), best);
    }
    var ranked =
        best.values().stream()
            .sorted(Comparator.comparingDouble(Scored::score).reversed())
            .limit(limit + 5L)
            .toList();
    var hits = new ArrayList<Retrieval.Hit>();
    for (var scored : ranked) {
      var item = items.get(scored.phrasing().item());
      if (item == null || hits.size() == limit) {
        continue;
      }
      item.what()
          .content()
          .answerFor(wanted.place())
          .ifPresent(
              answer ->
                  hits.add(
                      hit(
                          item,
                          answer,
                          scored.score(),
                          scored.likeness(),
                          scored.words(),
                          scored.phrasing().plain())));
    }
    return hits;
  }

  static Retrieval.Hit hit(
      Item item,
      Content.Answer answer,
      double confidence,
      double likeness,
      double words,
      String matched) {
    return new Retrieval.Hit(
        item.id(),
        item.kind(),
        item.version(),
        item.title(),
        answer,
        Math.clamp(confidence, 0, 1),
        likeness,
        words,
        matched);
  }

  private void rank(
      String text, Meanings meanings, Predicate<Item> offered, Map<ItemId, Scored> best) {
    var meaning = meanings.of(text);
    var words = lexicon.scores(text);
    for (var i = 0; i < phrasings.size(); i++) {
      var phrasing = phrasings.get(i);
      var likeness = meaning.cosine(phrasing.meaning());
      var exact = phrasing.plain().equals(text);
      var score = exact ? 1 : (1 - WORDS) * likeness + WORDS * words[i];
      @Nullable Scored known = best.get(phrasing.item());
      var item = items.get(phrasing.item());
      if (item != null && offered.test(item) && (known == null || known.score() < score)) {
        best.put(phrasing.item(), new Scored(phrasing, score, likeness, words[i]));
      }
    }
  }

  List<Retrieval.Hit> alike(Meaning meaning, int limit) {
    var seen = new HashSet<ItemId>();
    return phrasings.stream()
        .map(p -> new Scored(p, meaning.cosine(p.meaning()), meaning.cosine(p.meaning()), 0))
        .filter(s -> s.score() >= ALIKE)
        .sorted(Comparator.comparingDouble(Scored::score).reversed())
        .filter(s -> seen.add(s.phrasing().item()))
        .limit(limit)
        .flatMap(
            s ->
                item(s.phrasing().item()).stream()
                    .map(
                        item ->
                            hit(
                                item,
                                item.what().content().answers().getFirst(),
                                s.score(),
                                s.likeness(),
                                0,
                                s.phrasing().plain())))
        .toList();
  }
}

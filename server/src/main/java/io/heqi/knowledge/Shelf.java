package io.heqi.knowledge;

import io.heqi.language.Judged;
import io.heqi.language.Match;
import io.heqi.language.Meaning;
import io.heqi.language.Meanings;
import io.heqi.language.Phrasing;
import io.heqi.language.Questions;
import io.heqi.language.Rehearsal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// All that one merchant has on offer, as it stood in one edition.
final class Shelf {

  /// From here on two ways to ask count as the same question.
  static final double ALIKE = 0.90;

  private static final int SHORTEST_NAME = 2;

  private final long edition;
  private final List<Item> items;
  private final Map<ItemId, Item> byId;
  private final List<Phrasing> phrasings;
  private final Set<String> texts;
  private final Questions questions;

  private Shelf(long edition, List<Item> items, Map<ItemId, Item> byId, List<Phrasing> phrasings) {
    this.edition = edition;
    this.items = items;
    this.byId = byId;
    this.phrasings = phrasings;
    this.texts = new HashSet<>(phrasings.stream().map(Phrasing::text).toList());
    this.questions = Questions.of(phrasings);
  }

  /// An item on the shelf.
  record Item(int place, ItemId id, ItemKind kind, int version, ItemRepository.Version what) {

    String title() {
      return what.content().title();
    }

    Optional<Offer> at(Content.Place place) {
      var content = what.content();
      return content.answerFor(place).map(answer -> new Offer(id, kind, content, answer));
    }

    /// How much of the page's name this item names: by the words of its answer there, or, a fact
    /// without such words, by the product's names. 0 where it speaks of no product of the page.
    int nameOn(Content.Place place) {
      var named = what.content().answerFor(place).map(a -> a.nameOn(place)).orElse(0);
      if (named > 0 || kind != ItemKind.FACT || !isRecognisedByName()) {
        return named;
      }
      return what.content().phrasings().stream()
          .map(name -> name.toLowerCase(Locale.ROOT))
          .filter(name -> name.length() >= SHORTEST_NAME && place.page().contains(name))
          .mapToInt(String::length)
          .max()
          .orElse(0);
    }

    private boolean isRecognisedByName() {
      return what.content().answers().stream().allMatch(answer -> answer.product().isEmpty());
    }

    Optional<Offer> offer(Content.Place place, Instant now) {
      return at(place).filter(_ -> what.terms().holdAt(now));
    }
  }

  /// A question, made plain.
  record Wanted(String text, List<String> before, Content.Place place, Predicate<Item> offered) {}

  static Shelf of(
      long edition,
      List<PhrasingRepository.Published> published,
      List<PhrasingRepository.Asked> phrasings) {
    var items = new ArrayList<Item>();
    var byId = new HashMap<ItemId, Item>();
    for (var p : published) {
      var item = new Item(items.size(), p.id(), p.kind(), p.version(), p.what());
      items.add(item);
      byId.put(item.id(), item);
    }
    var known = new ArrayList<Phrasing>();
    for (var asked : phrasings) {
      var item = byId.get(asked.item());
      if (item != null) {
        known.add(new Phrasing(item.place(), asked.plain(), asked.meaning()));
      }
    }
    return new Shelf(edition, items, byId, known);
  }

  long edition() {
    return edition;
  }

  Optional<Item> item(ItemId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// Judged answers from the articles alone; see [Rehearsal]. Who is led through a flow where an
  /// article of the same matter was meant, is not misled, and agents judge for themselves.
  List<Judged> rehearsal() {
    var articles =
        phrasings.stream()
            .filter(phrasing -> items.get(phrasing.item()).kind() == ItemKind.ARTICLE)
            .toList();
    return Rehearsal.of(articles.size() == phrasings.size() ? questions : Questions.of(articles));
  }

  List<Retrieval.Hit> find(Wanted wanted, Meanings meanings, int limit) {
    var alone = rank(wanted.text(), wanted, meanings, limit);
    if (wanted.before().isEmpty() || texts.contains(wanted.text())) {
      return alone;
    }
    // What was said before may name the thing that "it" stands for.
    var whole = String.join(" ", wanted.before()) + " " + wanted.text();
    var together = rank(whole, wanted, meanings, limit);
    return sureness(together) > sureness(alone) ? together : alone;
  }

  private static double sureness(List<Retrieval.Hit> hits) {
    return hits.isEmpty() ? 0 : hits.getFirst().confidence();
  }

  private List<Retrieval.Hit> rank(String text, Wanted wanted, Meanings meanings, int limit) {
    var spelled = texts.contains(text) ? text : questions.spelled(text);
    var ranking =
        questions.rank(
            spelled,
            meanings.of(spelled),
            limit,
            place -> {
              var item = items.get(place);
              return wanted.offered().test(item)
                  && item.what().content().answerFor(wanted.place()).isPresent();
            });
    var hits = new ArrayList<Retrieval.Hit>();
    for (var match : ranking.matches()) {
      var item = items.get(match.item());
      var confidence =
          match.phrasing().text().equals(text)
              ? 1
              : hits.isEmpty() ? ranking.confidence() : match.cosine() / 2;
      item.what()
          .content()
          .answerFor(wanted.place())
          .ifPresent(answer -> hits.add(hit(item, answer, confidence, match)));
    }
    return hits;
  }

  private static Retrieval.Hit hit(
      Item item, Content.Answer answer, double confidence, Match match) {
    return new Retrieval.Hit(
        item.id(),
        item.kind(),
        item.version(),
        item.title(),
        answer,
        confidence,
        match.cosine(),
        match.lexical(),
        match.phrasing().text());
  }

  List<Offer> offers(Content.Place place, ItemKind kind, Instant now) {
    return items.stream()
        .filter(item -> item.kind() == kind)
        .flatMap(item -> item.offer(place, now).stream())
        .toList();
  }

  /// The articles that the help page of a place shows, by title.
  List<HelpArticle> help(Content.Place place, Instant now) {
    return items.stream()
        .filter(item -> item.kind() == ItemKind.ARTICLE)
        .filter(item -> item.what().terms().inHelp() && item.what().terms().holdAt(now))
        .flatMap(
            item -> {
              var content = item.what().content();
              return content
                  .answerFor(place)
                  .map(a -> new HelpArticle(item.id(), content.title(), content.scene(), a))
                  .stream();
            })
        .sorted(Comparator.comparing(HelpArticle::title))
        .toList();
  }

  Stream<Item> items() {
    return items.stream();
  }

  /// Items that ask nearly the same as something of this meaning, most alike first.
  List<Retrieval.Alike> alike(Meaning meaning, int limit) {
    var best = new HashMap<Integer, Double>();
    for (var phrasing : phrasings) {
      var likeness = phrasing.meaning().cosine(meaning);
      if (likeness >= ALIKE) {
        best.merge(phrasing.item(), (double) likeness, Math::max);
      }
    }
    return best.entrySet().stream()
        .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed())
        .limit(limit)
        .map(
            entry -> {
              var item = items.get(entry.getKey());
              return new Retrieval.Alike(item.id(), item.kind(), item.title(), entry.getValue());
            })
        .toList();
  }
}

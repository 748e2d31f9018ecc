package io.heqi.knowledge;

import io.heqi.shared.MerchantId;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What agents read while they talk: what is known of the product on a page, what resembles what a
/// customer says, and what they look up. Only what is published and holds now is found.
@Service
public class Handbook {

  private final Retrieval retrieval;
  private final Clock clock;

  Handbook(Retrieval retrieval, Clock clock) {
    this.retrieval = retrieval;
    this.clock = clock;
  }

  /// What names the product of the place's page, what names most of it first.
  @Transactional(readOnly = true)
  public List<Offer> ofPage(MerchantId merchant, Content.Place place, Predicate<ItemKind> kinds) {
    if (place.page().isBlank()) {
      return List.of();
    }
    record Named(Shelf.Item item, int length) {}
    return offered(retrieval.shelf(merchant), kinds)
        .map(item -> new Named(item, item.nameOn(place)))
        .filter(named -> named.length() > 0)
        .sorted(
            Comparator.comparingInt(Named::length)
                .reversed()
                .thenComparing(named -> named.item().title()))
        .flatMap(named -> named.item().at(place).stream())
        .toList();
  }

  private Stream<Shelf.Item> offered(Shelf shelf, Predicate<ItemKind> kinds) {
    var now = clock.instant();
    return shelf.items().filter(item -> kinds.test(item.kind()) && item.what().terms().holdAt(now));
  }

  /// What is as near to a question as an answer to it has to be, best first.
  ///
  /// @param sure the least confidence, 0 to 1; see [Retrieval.Hit]
  @Transactional(readOnly = true)
  public List<Offer> near(
      MerchantId merchant,
      Retrieval.Question question,
      Predicate<ItemKind> kinds,
      double sure,
      int limit) {
    var shelf = retrieval.shelf(merchant);
    return retrieval.find(merchant, question, kinds, limit).stream()
        .filter(hit -> hit.confidence() >= sure)
        .flatMap(hit -> shelf.item(hit.item()).stream())
        .flatMap(item -> item.at(question.place()).stream())
        .toList();
  }

  /// What holds the words in its title, then what is near to them, then what holds them in its
  /// answer.
  @Transactional(readOnly = true)
  public List<Offer> lookUp(
      MerchantId merchant, Retrieval.Question wanted, Predicate<ItemKind> kinds, int limit) {
    var words = small(wanted.text().strip());
    if (words.isEmpty()) {
      return List.of();
    }
    var shelf = retrieval.shelf(merchant);
    var found = new LinkedHashMap<ItemId, Shelf.Item>();
    offered(shelf, kinds)
        .filter(item -> small(item.title()).contains(words))
        .limit(limit)
        .forEach(item -> found.put(item.id(), item));
    retrieval.find(merchant, wanted, kinds, limit).stream()
        .filter(Retrieval.Hit::isNear)
        .flatMap(hit -> shelf.item(hit.item()).stream())
        .forEach(item -> found.putIfAbsent(item.id(), item));
    if (found.size() < limit) {
      offered(shelf, kinds)
          .filter(item -> holds(item, wanted.place(), words))
          .limit(limit)
          .forEach(item -> found.putIfAbsent(item.id(), item));
    }
    return found.values().stream()
        .flatMap(item -> item.at(wanted.place()).stream())
        .limit(limit)
        .toList();
  }

  private static boolean holds(Shelf.Item item, Content.Place place, String words) {
    return item.at(place).filter(k -> small(k.answer().text()).contains(words)).isPresent();
  }

  private static String small(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}

package io.heqi.knowledge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.heqi.language.Judged;
import io.heqi.language.Meanings;
import io.heqi.language.Plain;
import io.heqi.shared.MerchantId;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Finds what the house knows about a question. The published items of a merchant stand in memory;
/// each question first looks whether they are still the newest edition, so a change counts from the
/// next question on, on every node.
@Service
public class Retrieval {

  private static final int FOUND = 6;

  /// What is less near than this would only be in the way of a reader.
  private static final double NEAR = 0.55;

  private static final Duration KEPT = Duration.ofMinutes(30);

  private final PhrasingRepository phrasings;
  private final Meanings meanings;
  private final Clock clock;
  private final Cache<MerchantId, Shelf> shelves =
      Caffeine.newBuilder().maximumSize(1_000).expireAfterAccess(KEPT).build();

  Retrieval(PhrasingRepository phrasings, Meanings meanings, Clock clock) {
    this.phrasings = phrasings;
    this.meanings = meanings;
    this.clock = clock;
  }

  /// What somebody wants to know.
  ///
  /// @param text the last message
  /// @param before what the same customer said just before, oldest first; helps where the text
  ///     alone says too little
  /// @param place where it was asked; only answers that fit there are found
  public record Question(String text, List<String> before, Content.Place place) {

    public static Question of(String text) {
      return new Question(text, List.of(), Content.Place.ANYWHERE);
    }
  }

  /// An item that may answer.
  ///
  /// @param confidence 0 to 1; how sure it is that this item answers the question
  /// @param likeness in meaning, 0 to 1
  /// @param words share of the question's words that the item holds, about 0 to 1
  /// @param matched the way to ask that was nearest
  public record Hit(
      ItemId item,
      ItemKind kind,
      int version,
      String title,
      Content.Answer answer,
      double confidence,
      double likeness,
      double words,
      String matched) {

    /// The same with another answer.
    public Hit with(Content.Answer other) {
      return new Hit(item, kind, version, title, other, confidence, likeness, words, matched);
    }

    /// Whether it is near enough to be shown to somebody who judges for themselves.
    boolean isNear() {
      return likeness >= NEAR || words >= NEAR;
    }
  }

  /// All items of a kind that hold now at a place.
  @Transactional(readOnly = true)
  public List<Offer> offers(MerchantId merchant, Content.Place place, ItemKind kind) {
    return shelf(merchant).offers(place, kind, clock.instant());
  }

  /// One item; empty where it is not on offer, or does not hold now or there.
  @Transactional(readOnly = true)
  public Optional<Offer> offer(MerchantId merchant, ItemId id, Content.Place place) {
    return shelf(merchant).item(id).flatMap(item -> item.offer(place, clock.instant()));
  }

  /// The best items for a question, best first.
  @Transactional(readOnly = true)
  public List<Hit> find(
      MerchantId merchant, Question question, Predicate<ItemKind> kinds, int limit) {
    var now = clock.instant();
    return rank(
        shelf(merchant),
        question,
        item -> kinds.test(item.kind()) && item.what().terms().holdAt(now),
        limit);
  }

  private List<Hit> rank(Shelf shelf, Question question, Predicate<Shelf.Item> offered, int limit) {
    var plain = Plain.question(question.text());
    if (plain.isEmpty()) {
      return List.of();
    }
    var before = question.before().stream().map(Plain::question).filter(t -> !t.isEmpty()).toList();
    return shelf.find(new Shelf.Wanted(plain, before, question.place(), offered), meanings, limit);
  }

  /// The articles that a place's help page shows, by title.
  @Transactional(readOnly = true)
  public List<HelpArticle> help(MerchantId merchant, Content.Place place) {
    return shelf(merchant).help(place, clock.instant());
  }

  /// Of these the ones that may answer a question: those that hold it in their title, then those
  /// that are near to it, best first.
  @Transactional(readOnly = true)
  public List<HelpArticle> findHelp(MerchantId merchant, Content.Place place, String text) {
    var shelf = shelf(merchant);
    var shown = shelf.help(place, clock.instant());
    var byId = new LinkedHashMap<ItemId, HelpArticle>();
    shown.forEach(article -> byId.put(article.item(), article));
    var folded = Plain.of(text);
    var found = new LinkedHashMap<ItemId, HelpArticle>();
    shown.stream()
        .filter(article -> !folded.isEmpty() && Plain.of(article.title()).contains(folded))
        .forEach(article -> found.put(article.item(), article));
    rank(shelf, new Question(text, List.of(), place), item -> byId.containsKey(item.id()), FOUND)
        .stream()
        .filter(Hit::isNear)
        .forEach(hit -> found.computeIfAbsent(hit.item(), byId::get));
    return List.copyOf(found.values());
  }

  /// A published item that asks nearly the same.
  ///
  /// @param likeness in meaning, 0 to 1
  public record Alike(ItemId item, ItemKind kind, String title, double likeness) {}

  /// Published items that ask nearly the same as a text, most alike first.
  @Transactional(readOnly = true)
  public List<Alike> alike(MerchantId merchant, String text, int limit) {
    var plain = Plain.question(text);
    return plain.isEmpty() ? List.of() : shelf(merchant).alike(meanings.of(plain), limit);
  }

  /// Judged answers from the merchant's knowledge alone; takes up to a second.
  @Transactional(readOnly = true)
  public List<Judged> rehearsal(MerchantId merchant) {
    return shelf(merchant).rehearsal();
  }

  /// All that a merchant has on offer, in its newest edition.
  Shelf shelf(MerchantId merchant) {
    var edition = phrasings.edition(merchant);
    var known = shelves.getIfPresent(merchant);
    if (known != null && known.edition() == edition) {
      return known;
    }
    var fresh = Shelf.of(edition, phrasings.published(merchant), phrasings.phrasings(merchant));
    shelves.put(merchant, fresh);
    return fresh;
  }
}

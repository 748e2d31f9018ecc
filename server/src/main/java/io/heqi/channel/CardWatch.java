package io.heqi.channel;

import io.heqi.shared.MerchantId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which open pages show which cards, and which of those changed since it was told. A change that
/// concerns no open page costs one look into a map.
final class CardWatch {

  /// Of a page so many cards are watched; those asked for longest ago are given up first.
  private static final int MOST = WidgetFrame.Cards.MOST;

  private record Key(MerchantId merchant, CardTopic topic) {}

  private record Watch(WidgetSocket page, CardName card) {}

  private final Map<Key, Set<Watch>> watched = new HashMap<>();
  private final Map<WidgetSocket, Map<CardName, Set<Key>>> pages = new HashMap<>();
  private final Map<WidgetSocket, Set<CardName>> news = new HashMap<>();

  /// From now on the page is told when the card changed.
  synchronized void add(
      WidgetSocket page, MerchantId merchant, CardName card, Set<CardTopic> topics) {
    drop(page, card);
    if (page.closed) {
      return;
    }
    var cards = pages.computeIfAbsent(page, _ -> new LinkedHashMap<>());
    if (cards.size() >= MOST) {
      drop(page, cards.keySet().iterator().next());
    }
    var keys = new LinkedHashSet<Key>();
    for (var topic : topics) {
      var key = new Key(merchant, topic);
      keys.add(key);
      watched.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(new Watch(page, card));
    }
    pages.computeIfAbsent(page, _ -> new LinkedHashMap<>()).put(card, keys);
  }

  synchronized void drop(WidgetSocket page, CardName card) {
    var cards = pages.get(page);
    var keys = cards == null ? null : cards.remove(card);
    if (keys != null) {
      keys.forEach(key -> drop(key, new Watch(page, card)));
    }
  }

  private void drop(Key key, Watch watch) {
    watched.computeIfPresent(
        key,
        (_, watches) -> {
          watches.remove(watch);
          return watches.isEmpty() ? null : watches;
        });
  }

  synchronized void leave(WidgetSocket page) {
    var cards = pages.get(page);
    if (cards != null) {
      List.copyOf(cards.keySet()).forEach(card -> drop(page, card));
    }
    pages.remove(page);
    news.remove(page);
  }

  /// Notes a change. Who was told of it has to ask anew, and hears of the next change only where
  /// the thing is still theirs.
  synchronized void changed(MerchantId merchant, CardTopic topic) {
    var watches = watched.get(new Key(merchant, topic));
    if (watches != null) {
      for (var watch : List.copyOf(watches)) {
        news.computeIfAbsent(watch.page(), _ -> new LinkedHashSet<>()).add(watch.card());
        drop(watch.page(), watch.card());
      }
    }
  }

  /// Notes that anything may have changed.
  synchronized void maybeAllChanged() {
    pages.forEach(
        (page, cards) ->
            news.computeIfAbsent(page, _ -> new LinkedHashSet<>()).addAll(cards.keySet()));
  }

  /// What changed since the last time, by page.
  synchronized Map<WidgetSocket, Set<CardName>> taken() {
    var taken = Map.copyOf(news);
    news.clear();
    return taken;
  }

  synchronized int size() {
    return watched.size();
  }
}

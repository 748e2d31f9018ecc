package io.heqi.bot;

import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// The conversations whose marks are to be looked at anew, each once, who came first first. Where
/// there are too many, those that came first stay as they are until their customers write again.
final class MarkQueue {

  static final int MOST = 2_000;

  record Place(MerchantId merchant, ConversationId conversation) {}

  private final SequencedSet<Place> waiting = new LinkedHashSet<>();

  synchronized void add(Place place) {
    if (waiting.add(place) && waiting.size() > MOST) {
      waiting.removeFirst();
    }
  }

  /// Takes the first and others of the same merchant.
  synchronized List<Place> take(int most) {
    if (waiting.isEmpty()) {
      return List.of();
    }
    var merchant = waiting.getFirst().merchant();
    var taken =
        waiting.stream().filter(place -> place.merchant().equals(merchant)).limit(most).toList();
    taken.forEach(waiting::remove);
    return taken;
  }
}

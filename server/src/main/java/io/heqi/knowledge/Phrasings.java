package io.heqi.knowledge;

import io.heqi.language.Meaning;
import io.heqi.language.Meanings;
import io.heqi.language.Plain;
import io.heqi.shared.MerchantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// The ways to ask for what is published, with their meanings.
@Component
class Phrasings {

  private final PhrasingRepository stored;
  private final Meanings meanings;

  Phrasings(PhrasingRepository stored, Meanings meanings) {
    this.stored = stored;
    this.meanings = meanings;
  }

  /// An item, and the ways to ask for it as [Plain] makes them; none where it is not offered.
  record Askable(ItemId item, List<String> ways) {

    static Askable of(ItemId item, Content content) {
      return new Askable(
          item,
          content.phrasings().stream()
              .map(Plain::question)
              .filter(way -> !way.isEmpty())
              .distinct()
              .toList());
    }
  }

  /// Finds the meanings of all ways to ask; takes about 3 ms of one core for each.
  Map<String, Meaning> understand(List<Askable> items) {
    var known = new HashMap<String, Meaning>();
    for (var item : items) {
      item.ways().forEach(way -> known.computeIfAbsent(way, meanings::of));
    }
    return known;
  }

  void replace(MerchantId merchant, List<Askable> items) {
    replace(merchant, items, understand(items));
  }

  /// @param understood all ways to ask for these items
  void replace(MerchantId merchant, List<Askable> items, Map<String, Meaning> understood) {
    stored.forget(merchant, items.stream().map(Askable::item).toList());
    var ways = new ArrayList<PhrasingRepository.Way>();
    for (var item : items) {
      for (var place = 0; place < item.ways().size(); place++) {
        var way = item.ways().get(place);
        ways.add(
            new PhrasingRepository.Way(
                item.item(), place, way, Objects.requireNonNull(understood.get(way))));
      }
    }
    if (!ways.isEmpty()) {
      stored.add(merchant, ways);
    }
  }

  /// Says to every node that the published knowledge is another now.
  void turnPage(MerchantId merchant) {
    stored.turnPage(merchant);
  }
}

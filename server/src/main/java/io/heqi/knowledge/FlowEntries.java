package io.heqi.knowledge;

import io.heqi.foundation.security.Actor;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A bot's guided flows among what is asked for, so that a question is weighed against articles and
/// flows alike. The flow itself is the bot's; here stand its name and the ways to ask for it.
@Service
public class FlowEntries {

  private final ItemRepository items;
  private final Phrasings phrasings;
  private final Knowledge knowledge;
  private final Clock clock;

  FlowEntries(ItemRepository items, Phrasings phrasings, Knowledge knowledge, Clock clock) {
    this.items = items;
    this.phrasings = phrasings;
    this.knowledge = knowledge;
    this.clock = clock;
  }

  /// Puts a flow on offer, or replaces how it is asked for.
  @Transactional
  public void put(Actor by, ItemId flow, Content content) {
    var now = clock.instant();
    if (items.lock(by.merchant(), flow).isEmpty()) {
      items.insert(by.merchant(), flow, ItemKind.FLOW, by.account(), null, now);
    }
    var version = new ItemRepository.Version(content, Terms.NONE);
    items.writeVersion(by.merchant(), flow, 1, version, by.account(), now);
    knowledge.offer(by.merchant(), flow, 1, by.account());
  }

  /// Offers a flow no more.
  @Transactional
  public void remove(Actor by, ItemId flow) {
    items.setState(by.merchant(), flow, ItemState.RETIRED, clock.instant());
    phrasings.replace(by.merchant(), List.of(new Phrasings.Askable(flow, List.of())));
    phrasings.turnPage(by.merchant());
  }
}

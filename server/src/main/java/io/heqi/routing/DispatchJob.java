package io.heqi.routing;

import io.heqi.conversation.Entry;
import io.heqi.conversation.LogFollower;
import io.heqi.conversation.MessageKind;
import io.heqi.conversation.inbox.Standing;
import io.heqi.foundation.database.Tenancy;
import io.heqi.merchant.Merchants;
import io.heqi.shared.MerchantId;
import io.heqi.staff.StaffEvent;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Calls the dispatcher where something changed: a customer wrote, an agent came or went, a limit
/// was moved. Now and then it calls for every merchant, for what a crash may have left.
@Component
class DispatchJob implements LogFollower {

  private static final Logger log = LoggerFactory.getLogger(DispatchJob.class);

  private final Dispatcher dispatcher;
  private final Merchants merchants;
  private final Standing standing;
  private final Set<MerchantId> changed = ConcurrentHashMap.newKeySet();

  DispatchJob(Dispatcher dispatcher, Merchants merchants, Standing standing) {
    this.dispatcher = dispatcher;
    this.standing = standing;
    this.merchants = merchants;
  }

  @Override
  public String name() {
    return "routing-dispatch";
  }

  @Override
  public void follow(List<Entry> entries) {
    entries.stream()
        .filter(entry -> entry.kind() == MessageKind.EVENT)
        .map(Entry::merchant)
        .forEach(changed::add);
  }

  @EventListener
  void on(StaffEvent event) {
    changed.add(event.merchant());
  }

  @Scheduled(fixedDelayString = "${heqi.routing.dispatch:200ms}")
  void dispatchChanged() {
    for (var merchant : List.copyOf(changed)) {
      changed.remove(merchant);
      dispatch(merchant);
    }
  }

  @Scheduled(
      fixedDelayString = "${heqi.routing.sweep:15s}",
      initialDelayString = "${heqi.routing.sweep:15s}")
  void dispatchAll() {
    var all = merchants.all();
    Tenancy.within(all, () -> standing.withWaiting(all)).forEach(this::dispatch);
  }

  private void dispatch(MerchantId merchant) {
    try {
      dispatcher.dispatch(merchant);
    } catch (RuntimeException e) {
      log.error("Conversations of merchant {} could not be routed; trying again soon", merchant, e);
    }
  }
}

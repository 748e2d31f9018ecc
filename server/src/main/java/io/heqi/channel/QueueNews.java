package io.heqi.channel;

import io.heqi.foundation.database.Tenancy;
import io.heqi.routing.QueuePlaces;
import io.heqi.shared.MerchantId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Tells waiting customers their place in the queue whenever it changed, and how long that usually
/// means.
@Component
class QueueNews {

  private static final Logger log = LoggerFactory.getLogger(QueueNews.class);

  private final WidgetHub hub;
  private final QueuePlaces places;

  QueueNews(WidgetHub hub, QueuePlaces places) {
    this.hub = hub;
    this.places = places;
  }

  /// @param place null where the customer waits in the queue no more
  record Frame(String type, @Nullable Integer place, @Nullable Integer from, @Nullable Integer to) {

    static final Frame NOWHERE = new Frame("queue", null, null, null);
  }

  @Scheduled(fixedDelayString = "${heqi.channel.queue-news:2s}")
  void tell() {
    hub.queued().stream()
        .filter(socket -> socket.visitor != null)
        .collect(Collectors.groupingBy(socket -> Objects.requireNonNull(socket.visitor).merchant()))
        .forEach(this::tell);
  }

  private void tell(MerchantId merchant, List<WidgetSocket> sockets) {
    try {
      var found = Tenancy.within(merchant, () -> places.of(merchant));
      for (var socket : sockets) {
        var id = socket.conversation;
        var place = id == null ? null : found.get(id);
        if (place != null && hub.isQueued(socket)) {
          hub.tellPlace(socket, frame(place));
        }
      }
    } catch (RuntimeException e) {
      log.error("The queue of merchant {} could not be told; trying again soon", merchant, e);
    }
  }

  private static Frame frame(QueuePlaces.Place place) {
    var estimate = place.estimate();
    return new Frame(
        "queue",
        place.number(),
        estimate == null ? null : estimate.fromMinutes(),
        estimate == null ? null : estimate.toMinutes());
  }
}

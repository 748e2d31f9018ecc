package io.heqi.conversation;

import io.heqi.commerce.Concerned;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.timeline.Moment;
import io.heqi.commerce.timeline.OrderStory;
import io.heqi.foundation.security.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The talks with whom an order concerns, from the inquiry that led to it on, in the order's shop.
@Component
class ChatStory implements OrderStory {

  private static final Duration INQUIRY = Duration.ofDays(3);

  private final Concerned concerned;
  private final Access access;

  ChatStory(Concerned concerned, Access access) {
    this.concerned = concerned;
    this.access = access;
  }

  @Override
  public List<Moment> of(Actor by, OrderView order) {
    var from = order.times().placed().minus(INQUIRY);
    var moments = new ArrayList<Moment>();
    concerned.by(by.merchant(), order.id()).stream()
        .flatMap(customer -> access.seenOf(by, customer).stream())
        .filter(row -> row.shop().equals(order.shop()) && row.mergedInto() == null)
        .filter(row -> row.lastMessageAt().isAfter(from))
        .forEach(row -> tell(moments, row));
    return moments;
  }

  private static void tell(List<Moment> moments, ConversationRow row) {
    moments.add(moment(row, row.openedAt(), "OPENED"));
    if (row.closedAt() != null) {
      moments.add(moment(row, row.closedAt(), "CLOSED"));
    } else if (row.resolvedAt() != null) {
      moments.add(moment(row, row.resolvedAt(), "RESOLVED"));
    }
  }

  private static Moment moment(ConversationRow row, Instant at, String what) {
    return new Moment(
        at,
        Moment.Source.CHAT,
        what,
        what.equals("OPENED") ? "" : row.lastPreview(),
        Map.of("number", Long.toString(row.number()), "channel", row.channelKind().name()),
        row.assignee(),
        row.id().value());
  }
}

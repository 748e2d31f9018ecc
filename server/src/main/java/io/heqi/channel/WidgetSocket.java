package io.heqi.channel;

import io.heqi.foundation.limits.FramePace;
import io.heqi.foundation.realtime.SocketLink;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.ShopId;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One open widget. Until the first message is stored the visitor is no customer, and the socket
/// knows only who writes.
final class WidgetSocket {

  final SocketLink link;
  final @Nullable String origin;
  final String host;
  final FramePace pace;
  volatile @Nullable Visitor visitor;
  volatile @Nullable ChannelView channel;
  volatile @Nullable CustomerId customer;
  volatile @Nullable ConversationId conversation;
  volatile boolean closed;
  private final AtomicReference<WidgetHub.@Nullable Status> told = new AtomicReference<>();
  private final AtomicReference<QueueNews.@Nullable Frame> place = new AtomicReference<>();
  private long tokens;
  private long refilledAt = System.nanoTime();

  WidgetSocket(SocketLink link, @Nullable String origin, String host, FramePace pace, int burst) {
    this.link = link;
    this.origin = origin;
    this.host = host;
    this.pace = pace;
    this.tokens = burst;
  }

  /// Whether the page has not been told this yet; from now on it counts as told.
  boolean isNews(WidgetHub.Status status) {
    return !status.equals(told.getAndSet(status));
  }

  boolean isNews(QueueNews.Frame frame) {
    return !frame.equals(place.getAndSet(frame));
  }

  ShopId shop() {
    return java.util.Objects.requireNonNull(channel).shop();
  }

  /// Whether one more message fits into the allowed pace.
  synchronized boolean mayPass(int perSecond, int burst) {
    var now = System.nanoTime();
    var earned = (now - refilledAt) * perSecond / 1_000_000_000L;
    if (earned > 0) {
      tokens = Math.min(burst, tokens + earned);
      refilledAt = now;
    }
    if (tokens == 0) {
      return false;
    }
    tokens--;
    return true;
  }
}

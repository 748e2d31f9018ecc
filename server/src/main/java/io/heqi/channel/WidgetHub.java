package io.heqi.channel;

import io.heqi.conversation.ChangeFeeds;
import io.heqi.conversation.Commit;
import io.heqi.conversation.CommitListener;
import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.ConversationState;
import io.heqi.conversation.Entry;
import io.heqi.conversation.Signals;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Hands each change to the open widgets of the customer whom it concerns.
@Component
class WidgetHub implements CommitListener {

  private record Key(MerchantId merchant, CustomerId customer) {}

  private final ChangeFeeds feeds;
  private final CustomerLines lines;
  private final JsonMapper json;
  private final Map<Key, Set<WidgetSocket>> open = new ConcurrentHashMap<>();
  private final Map<ConversationId, Set<WidgetSocket>> talking = new ConcurrentHashMap<>();
  private final Map<Visitor, Set<WidgetSocket>> strangers = new ConcurrentHashMap<>();

  private final Set<WidgetSocket> queued = ConcurrentHashMap.newKeySet();

  WidgetHub(ChangeFeeds feeds, CustomerLines lines, JsonMapper json, Signals signals) {
    this.feeds = feeds;
    this.lines = lines;
    this.json = json;
    signals.listen(this::signalled);
  }

  /// A visitor who has not written yet is no customer; what the first message makes known concerns
  /// every open page of theirs.
  void arrive(WidgetSocket socket, Visitor visitor) {
    strangers.computeIfAbsent(visitor, _ -> ConcurrentHashMap.newKeySet()).add(socket);
  }

  Set<WidgetSocket> pagesOf(Visitor visitor) {
    return strangers.getOrDefault(visitor, Set.of());
  }

  /// Those with an open page here who had not written when it opened.
  List<Visitor> strangers() {
    return strangers.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(page -> page.customer == null))
        .map(Map.Entry::getKey)
        .toList();
  }

  void join(WidgetSocket socket, MerchantId merchant, CustomerId customer) {
    feeds.watch(merchant);
    open.computeIfAbsent(new Key(merchant, customer), _ -> ConcurrentHashMap.newKeySet())
        .add(socket);
  }

  void talk(WidgetSocket socket, ConversationId conversation) {
    talking.computeIfAbsent(conversation, _ -> ConcurrentHashMap.newKeySet()).add(socket);
  }

  void leave(WidgetSocket socket) {
    socket.closed = true;
    queued.remove(socket);
    var visitor = socket.visitor;
    if (visitor != null) {
      drop(strangers, visitor, socket);
    }
    var customer = socket.customer;
    if (visitor != null && customer != null) {
      drop(open, new Key(visitor.merchant(), customer), socket);
    }
    var conversation = socket.conversation;
    if (conversation != null) {
      drop(talking, conversation, socket);
    }
  }

  private static <K> void drop(Map<K, Set<WidgetSocket>> map, K key, WidgetSocket socket) {
    map.computeIfPresent(
        key,
        (_, sockets) -> {
          sockets.remove(socket);
          return sockets.isEmpty() ? null : sockets;
        });
  }

  @Override
  public void committed(MerchantId merchant, long from, long to, List<Commit> commits) {
    for (var commit : commits) {
      var sockets = open.get(new Key(merchant, commit.row().customer()));
      if (sockets != null) {
        tell(sockets, commit);
      }
    }
  }

  private void tell(Set<WidgetSocket> sockets, Commit commit) {
    var entries = commit.entries().stream().filter(Entry::isForCustomer).toList();
    var frame = entries.isEmpty() ? null : lines.frame(commit.row().id(), entries);
    var status = status(commit.row());
    for (var socket : sockets) {
      var channel = socket.channel;
      if (channel == null || !channel.id().equals(commit.row().channel())) {
        continue;
      }
      if (frame != null) {
        socket.link.send(frame);
      }
      tell(socket, status);
      follow(socket, commit.row());
    }
  }

  /// The pages whose customers wait for somebody to take them.
  Set<WidgetSocket> queued() {
    return Set.copyOf(queued);
  }

  boolean isQueued(WidgetSocket socket) {
    return queued.contains(socket);
  }

  void tellPlace(WidgetSocket socket, QueueNews.Frame frame) {
    if (socket.isNews(frame)) {
      socket.link.send(json.writeValueAsString(frame));
    }
  }

  private void follow(WidgetSocket socket, ConversationRow row) {
    var waits =
        row.assignee() == null
            && row.state() == ConversationState.OPEN
            && row.waitingSince() != null;
    if (waits && !socket.closed) {
      queued.add(socket);
    } else if (queued.remove(socket)) {
      tellPlace(socket, QueueNews.Frame.NOWHERE);
    }
  }

  /// @param bot whether a bot answers
  /// @param agent who answers, by display name; null while nobody does
  /// @param readSeq up to which line our side has read
  record Status(
      String type,
      ConversationId conversation,
      String state,
      @Nullable String agent,
      boolean bot,
      long readSeq) {}

  /// Tells the page how its conversation stands, where that is news.
  void tellStatus(WidgetSocket socket, ConversationRow row) {
    tell(socket, status(row));
    follow(socket, row);
  }

  private void tell(WidgetSocket socket, Status status) {
    if (socket.isNews(status)) {
      socket.link.send(json.writeValueAsString(status));
    }
  }

  private Status status(ConversationRow row) {
    var assignee = row.assignee();
    return new Status(
        "status",
        row.id(),
        row.state().name(),
        assignee == null ? null : lines.nameOf(row.merchant(), assignee),
        row.withBot(),
        row.agentReadSeq());
  }

  private void signalled(Signals.Signal signal) {
    if (signal.account() == null || !signal.typing()) {
      return;
    }
    talking
        .getOrDefault(signal.conversation(), Set.of())
        .forEach(socket -> socket.link.send("{\"type\":\"typing\"}"));
  }
}

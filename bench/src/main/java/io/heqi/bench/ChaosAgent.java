package io.heqi.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An agent at a desk under chaos: learns of conversations from the inbox alone, watches them all,
/// and answers in one or another.
///
/// After each `watch` it pings; the pong comes after the lines that were asked for, and only then
/// does the place from which that conversation goes on move.
final class ChaosAgent extends ChaosClient {

  private final String cookie;
  private final String channel;
  private final Map<String, Long> resumeAfter = new HashMap<>();
  private final Map<String, Long> rows = new HashMap<>();
  private final List<String> conversations = new ArrayList<>();
  private final Set<String> live = new HashSet<>();
  private final Deque<List<String>> comingUp = new ArrayDeque<>();
  private Screen screen;
  private long cursor = -1;
  private boolean greeted;

  /// @param channel only conversations of this channel count
  ChaosAgent(
      String name,
      long seed,
      Habits habits,
      Door door,
      ChaosLog log,
      String cookie,
      String channel) {
    super(name, seed, habits, door, log);
    this.cookie = cookie;
    this.channel = channel;
    this.screen = new Screen(log, "SEEN");
  }

  @Override
  Wire connect() {
    var fresh = door.open("/ws/desk", cookie, this).join();
    synchronized (this) {
      use(fresh);
      greeted = false;
      live.clear();
      comingUp.clear();
      fresh.send("{\"type\":\"hello\",\"cursor\":" + (cursor < 0 ? "null" : cursor) + "}");
      bringUp(fresh, List.copyOf(conversations));
    }
    return fresh;
  }

  private void bringUp(Wire to, List<String> wanted) {
    for (var conversation : wanted) {
      to.send(
          "{\"type\":\"watch\",\"conversation\":\"%s\",\"after\":%d}"
              .formatted(conversation, resumeAfter.getOrDefault(conversation, 0L)));
    }
    comingUp.add(wanted);
    to.send("{\"type\":\"ping\"}");
  }

  @Override
  void frame(Wire from, JsonNode frame) {
    switch (frame.get("type").asString()) {
      case "ready" -> {
        greeted = true;
        moveCursor(frame);
      }
      case "pong" -> broughtUp();
      case "rows" -> {
        frame.get("rows").forEach(row -> row(from, row));
        if (greeted) {
          moveCursor(frame);
        }
      }
      case "entries" -> entries(frame);
      case "ack" ->
          acknowledged(
              frame.get("clientId").asString(),
              frame.get("conversation").asString(),
              frame.get("seq").asLong());
      case "refused" ->
          refused(frame.get("clientId").asStringOpt().orElse(null), frame.get("code").asString());
      case "reset", "gone" -> log.add("CLASH", frame.get("type").asString(), "0", "-", "-", "-");
      default -> {}
    }
  }

  private void moveCursor(JsonNode frame) {
    cursor = Math.max(cursor, frame.get("cursor").asLong());
  }

  private void broughtUp() {
    var wanted = comingUp.poll();
    if (wanted != null) {
      live.addAll(wanted);
      wanted.forEach(this::moveOn);
    }
    if (greeted && comingUp.isEmpty()) {
      becameReady();
    }
  }

  private void moveOn(String conversation) {
    if (live.contains(conversation)) {
      resumeAfter.put(conversation, screen.last(conversation));
    }
  }

  private void row(Wire from, JsonNode row) {
    if (!row.get("channel").asString().equals(channel)) {
      return;
    }
    var id = row.get("id").asString();
    if (rows.put(id, Math.max(row.get("changeNo").asLong(), rows.getOrDefault(id, 0L))) == null) {
      conversations.add(id);
      bringUp(from, List.of(id));
    }
  }

  private void entries(JsonNode frame) {
    var conversation = frame.get("conversation").asString();
    frame.get("entries").forEach(entry -> screen.add(conversation, entry, "sender"));
    moveOn(conversation);
  }

  @Override
  @Nullable String nextConversation() {
    return conversations.isEmpty() ? null : conversations.get(random.nextInt(conversations.size()));
  }

  @Override
  boolean needsConversation() {
    return true;
  }

  @Override
  String frameOf(Message message) {
    return "{\"type\":\"send\",\"conversation\":\"%s\",\"clientId\":\"%s\",\"kind\":\"TEXT\",\"body\":\"%s\"}"
        .formatted(message.conversation(), message.id(), message.body());
  }

  @Override
  void reload() throws InterruptedException {
    synchronized (this) {
      rows.forEach((conversation, change) -> log.add("ROW", conversation, Long.toString(change)));
      screen = new Screen(log, "FRESH");
      resumeAfter.clear();
    }
    loadAnew();
  }
}

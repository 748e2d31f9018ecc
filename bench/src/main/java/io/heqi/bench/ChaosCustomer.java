package io.heqi.bench;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A customer at a widget under chaos.
///
/// Lines pushed while the widget is still being brought up may run ahead of those that it asked
/// for, and the lines have gaps, because not every line is for the customer. So the place from
/// which it goes on after the next mishap moves only once the server has said `ready`.
final class ChaosCustomer extends ChaosClient {

  private static final String MINE = "-";

  private final String token;
  private Screen screen;
  private long resumeAfter;
  private boolean told;
  private boolean live;

  ChaosCustomer(String name, long seed, Habits habits, Door door, ChaosLog log, String token) {
    super(name, seed, habits, door, log);
    this.token = token;
    this.screen = new Screen(log, "SEEN");
  }

  @Override
  Wire connect() {
    told = false;
    live = false;
    var fresh = use(door.open("/ws/widget", null, this).join());
    fresh.send("{\"type\":\"hello\",\"token\":\"" + token + "\",\"after\":" + resumeAfter + "}");
    return fresh;
  }

  @Override
  void frame(Wire from, JsonNode frame) {
    switch (frame.get("type").asString()) {
      case "ready" -> {
        live = told;
        moveOn();
        becameReady();
      }
      case "status" -> told = true;
      case "entries" -> {
        frame.get("entries").forEach(entry -> screen.add(MINE, entry, "from"));
        moveOn();
      }
      case "ack" -> acknowledged(frame.get("id").asString(), MINE, frame.get("seq").asLong());
      case "refused" ->
          refused(frame.get("id").asStringOpt().orElse(null), frame.get("code").asString());
      default -> {}
    }
  }

  private void moveOn() {
    if (live) {
      resumeAfter = screen.last(MINE);
    }
  }

  @Override
  @Nullable String nextConversation() {
    return null;
  }

  @Override
  boolean needsConversation() {
    return false;
  }

  @Override
  String frameOf(Message message) {
    return "{\"type\":\"send\",\"id\":\"%s\",\"kind\":\"TEXT\",\"body\":\"%s\"}"
        .formatted(message.id(), message.body());
  }

  @Override
  void reload() throws InterruptedException {
    screen = new Screen(log, "FRESH");
    resumeAfter = 0;
    loadAnew();
  }
}

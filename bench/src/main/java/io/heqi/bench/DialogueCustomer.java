package io.heqi.bench;

import java.io.IOException;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A customer at the shop's widget, who waits for an answer to each line.
final class DialogueCustomer implements AutoCloseable {

  /// Longer than the bot has before a job gives its customer to people.
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /// What came back.
  record Heard(String conversation, long seq, boolean fromBot) {}

  private final JsonMapper json = new JsonMapper();
  private final Ear ear;
  private final Wire wire;
  private int said;
  private long lastSeq;

  private DialogueCustomer(Ear ear, Wire wire) {
    this.ear = ear;
    this.wire = wire;
  }

  static DialogueCustomer arrive(Door door, String token) throws IOException, InterruptedException {
    var ear = new Ear(PATIENCE);
    var wire = door.open("/ws/widget", null, ear).join();
    wire.send("{\"type\":\"hello\",\"token\":\"" + token + "\",\"after\":0}");
    ear.await("ready");
    return new DialogueCustomer(ear, wire);
  }

  Heard say(String text) throws IOException, InterruptedException {
    wire.send(
        "{\"type\":\"send\",\"id\":\"line-%d\",\"kind\":\"TEXT\",\"body\":%s}"
            .formatted(++said, json.writeValueAsString(text)));
    var frame = ear.await("entries", this::isAnswered);
    for (var entry : frame.get("entries")) {
      if (isAnswer(entry)) {
        lastSeq = entry.get("seq").asLong();
        return new Heard(
            frame.get("conversation").asString(),
            lastSeq,
            entry.get("from").asString().equals("BOT"));
      }
    }
    throw new IllegalStateException("an answer was there and is gone");
  }

  private boolean isAnswered(JsonNode frame) {
    for (var entry : frame.get("entries")) {
      if (isAnswer(entry)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAnswer(JsonNode entry) {
    return entry.get("seq").asLong() > lastSeq
        && entry.get("kind").asString().equals("TEXT")
        && !entry.get("from").asString().equals("CUSTOMER");
  }

  @Override
  public void close() {
    wire.close();
  }
}

package io.heqi.doors;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One socket of the house, as a client of any make would hold it.
public final class Line implements WebSocket.Listener, AutoCloseable {

  private final JsonMapper json = new JsonMapper();
  private final StringBuilder part = new StringBuilder();
  private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
  private volatile @Nullable Integer closedWith;
  private final WebSocket socket;

  public Line(HttpClient client, int port, String path, Map<String, String> headers) {
    var builder = client.newWebSocketBuilder();
    headers.forEach(builder::header);
    socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + path), this).join();
  }

  public void say(String frame) {
    socket.sendText(frame, true).join();
  }

  /// Says what the other side may refuse before it has heard all of it.
  void begins(String frame) {
    var _ = socket.sendText(frame, true);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    part.append(text);
    if (last) {
      json.readTree(part.toString()).forEach(heard::add);
      part.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    closedWith = status;
    return null;
  }

  /// The next frame of a type, taken off what was heard.
  public JsonNode hears(String type) {
    return hears(frame -> frame.path("type").asString("").equals(type));
  }

  public JsonNode hears(Predicate<JsonNode> wanted) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> closedWith != null || heard.stream().anyMatch(wanted));
    var found = heard.stream().filter(wanted).findFirst().orElseThrow();
    heard.remove(found);
    return found;
  }

  /// All that was heard up to the answer to a ping, which comes after everything before it.
  public List<JsonNode> hearsUpToNow() {
    say("{\"type\":\"ping\"}");
    hears("pong");
    var all = List.copyOf(heard);
    heard.clear();
    return all;
  }

  int closes() {
    await().atMost(Duration.ofSeconds(20)).until(() -> closedWith != null);
    return java.util.Objects.requireNonNull(closedWith);
  }

  @Override
  public void close() {
    socket.abort();
  }
}

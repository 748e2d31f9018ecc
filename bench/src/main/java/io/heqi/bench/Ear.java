package io.heqi.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Keeps every frame that a socket brings, and waits for the one that is wanted.
final class Ear implements Wire.Listener {

  private final Duration patience;
  private final JsonMapper json = JsonMapper.builder().build();
  private final List<JsonNode> heard = new ArrayList<>();

  Ear() {
    this(Duration.ofSeconds(5));
  }

  Ear(Duration patience) {
    this.patience = patience;
  }

  @Override
  public synchronized void text(Wire wire, String text) {
    json.readTree(text).forEach(heard::add);
    notifyAll();
  }

  /// The first frame of the type that fits, heard already or while patience lasts.
  JsonNode await(String type, Predicate<JsonNode> fits) throws IOException, InterruptedException {
    return await(frame -> frame.get("type").asString().equals(type) && fits.test(frame), type);
  }

  JsonNode await(String type) throws IOException, InterruptedException {
    return await(type, _ -> true);
  }

  private synchronized JsonNode await(Predicate<JsonNode> wanted, String what)
      throws IOException, InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      var found = heard.stream().filter(wanted).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      var left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw new IOException("no such frame came: " + what + "; heard were " + heard);
      }
      wait(left);
    }
  }
}

package io.heqi.bench;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A desk that opens one conversation after the other, as an agent does who looks through them.
final class ThreadDesk implements Wire.Listener {

  private static final String SIGN = "\"type\":\"entries\",\"conversation\":\"";
  private static final int ID = 36;

  private final Map<String, CompletableFuture<String>> awaited = new ConcurrentHashMap<>();
  private volatile @Nullable Wire wire;

  void open(Door door, String cookie) {
    var opened = door.open("/ws/desk", cookie, this).orTimeout(30, TimeUnit.SECONDS).join();
    opened.send("{\"type\":\"hello\",\"cursor\":null}");
    wire = opened;
  }

  /// Done once the conversation's lines are there. The same one must not be asked for twice at a
  /// time.
  void show(UUID id) throws IOException {
    var open = wire;
    if (open == null) {
      throw new IOException("the desk is not open");
    }
    var shown = new CompletableFuture<String>();
    awaited.put(id.toString(), shown);
    open.send("{\"type\":\"watch\",\"conversation\":\"" + id + "\",\"after\":0}");
    shown.orTimeout(30, TimeUnit.SECONDS).join();
    open.send("{\"type\":\"unwatch\",\"conversation\":\"" + id + "\"}");
  }

  void close() {
    var open = wire;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void text(Wire from, String text) {
    for (var at = text.indexOf(SIGN); at >= 0; at = text.indexOf(SIGN, at)) {
      at += SIGN.length();
      var shown = awaited.remove(text.substring(at, at + ID));
      if (shown != null) {
        shown.complete(text);
      }
    }
  }
}

package io.heqi.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One agent's open desk under load: watches conversations and reports each customer's message that
/// reaches the screen.
final class DeskClient implements Wire.Listener {

  /// Most conversations that one desk may watch.
  static final int MOST_WATCHED = 200;

  private static final String MARK = Frames.BODY + "~";

  private final Load load;
  private final CompletableFuture<Void> watching = new CompletableFuture<>();
  private volatile @Nullable Wire wire;

  DeskClient(Load load) {
    this.load = load;
  }

  /// Done once all these conversations are on the screen.
  CompletableFuture<Void> open(Door door, String cookie, List<String> conversations) {
    return door.open("/ws/desk", cookie, this)
        .thenCompose(
            opened -> {
              wire = opened;
              opened.send("{\"type\":\"hello\",\"cursor\":null}");
              conversations.forEach(
                  id ->
                      opened.send(
                          "{\"type\":\"watch\",\"conversation\":\"" + id + "\",\"after\":0}"));
              opened.send("{\"type\":\"ping\"}");
              return watching;
            });
  }

  void close() {
    var open = wire;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void text(Wire from, String text) {
    if (!watching.isDone() && Frames.has(text, "\"type\":\"pong\"")) {
      watching.complete(null);
    }
    for (var at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at)) {
      at += MARK.length();
      var dot = text.indexOf('.', at);
      var end = text.indexOf('~', dot);
      load.seen(Integer.parseInt(text, at, dot, 10), Integer.parseInt(text, dot + 1, end, 10));
    }
    if (Frames.has(text, Frames.REFUSED)) {
      load.refused(text);
    }
  }

  @Override
  public void lost(Wire from, String why) {
    watching.completeExceptionally(new IOException(why));
    load.lost(why);
  }
}

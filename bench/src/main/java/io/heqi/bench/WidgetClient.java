package io.heqi.bench;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/// One customer's open widget under load. Its message number `n` begins with `~index.n~`, by which
/// the desk's client finds the moment it was sent.
final class WidgetClient implements Wire.Listener {

  private static final int REMEMBERED = 64;
  private static final String[] TEXTS = {
    "您好，请问我昨天下的订单什么时候发货？",
    "这件外套的尺码偏大吗？我身高一米七，体重六十公斤",
    "收到的杯子碎了一个，可以补发吗？谢谢",
    "在吗",
    "发票抬头写错了，麻烦帮我改成公司名称，税号我稍后发给您，开好以后请发到我的邮箱"
  };

  private final int index;
  private final Load load;
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicLongArray sentAt = new AtomicLongArray(REMEMBERED);
  private final CompletableFuture<WidgetClient> ready = new CompletableFuture<>();
  private final CompletableFuture<String> conversation = new CompletableFuture<>();
  private volatile @Nullable Wire wire;

  WidgetClient(int index, Load load) {
    this.index = index;
    this.load = load;
  }

  /// Done once the server has said that the widget is up to date.
  CompletableFuture<WidgetClient> open(Door door, String token) {
    return door.open("/ws/widget", null, this)
        .thenCompose(
            opened -> {
              wire = opened;
              opened.send("{\"type\":\"hello\",\"token\":\"" + token + "\",\"after\":0}");
              return ready;
            });
  }

  /// Done once the first message is stored.
  CompletableFuture<String> conversation() {
    return conversation;
  }

  /// @param at when the message counts as sent, in nanoseconds of `System.nanoTime()`
  void say(long at) {
    var open = wire;
    if (open == null) {
      throw new IllegalStateException("not open");
    }
    var n = sent.getAndIncrement();
    sentAt.set(n % REMEMBERED, at);
    load.sent();
    open.send(
        "{\"type\":\"send\",\"id\":\"%d\",\"kind\":\"TEXT\",\"body\":\"~%d.%d~ %s\"}"
            .formatted(n, index, n, TEXTS[n % TEXTS.length]));
  }

  long sentAt(int n) {
    return sentAt.get(n % REMEMBERED);
  }

  void ping() {
    var open = wire;
    if (open != null) {
      open.send("{\"type\":\"ping\"}");
    }
  }

  void close() {
    var open = wire;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void text(Wire from, String text) {
    if (!ready.isDone() && Frames.has(text, Frames.READY)) {
      ready.complete(this);
    }
    if (!conversation.isDone()) {
      var status = text.indexOf(Frames.STATUS);
      if (status >= 0) {
        conversation.complete(Frames.text(text, "conversation", status));
      }
    }
    for (var acks = Frames.count(text, Frames.ACK); acks > 0; acks--) {
      load.acknowledged(this);
    }
    if (Frames.has(text, Frames.REFUSED)) {
      load.refused(text);
    }
  }

  @Override
  public void lost(Wire from, String why) {
    ready.completeExceptionally(new IOException(why));
    conversation.completeExceptionally(new IOException(why));
    load.lost(why);
  }
}

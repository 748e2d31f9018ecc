package io.heqi.channel;

import io.heqi.foundation.realtime.FanOut;
import io.heqi.shared.ChannelId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/// Tells the other nodes that a visitor's first message began a conversation, so that the visitor's
/// pages that are open there join it.
@Component
class Arrivals {

  private static final String TOPIC = "arrival";

  private final FanOut fanOut;

  Arrivals(FanOut fanOut) {
    this.fanOut = fanOut;
  }

  void announce(Visitor visitor, ConversationId conversation) {
    var line =
        "%s %s %s %s %s"
            .formatted(
                visitor.merchant(),
                visitor.channel(),
                conversation,
                packed(visitor.externalId()),
                packed(visitor.name()));
    fanOut.publish(TOPIC, List.of(line));
  }

  /// @param missed runs where announcements may have been lost
  void listen(BiConsumer<Visitor, ConversationId> listener, Runnable missed) {
    fanOut.listen(
        TOPIC,
        line -> {
          var parts = line.split(" ", 5);
          var visitor =
              new Visitor(
                  new MerchantId(Long.parseLong(parts[0])),
                  new ChannelId(UUID.fromString(parts[1])),
                  unpacked(parts[3]),
                  unpacked(parts[4]));
          listener.accept(visitor, new ConversationId(UUID.fromString(parts[2])));
        });
    fanOut.onGap(missed);
  }

  private static String packed(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String unpacked(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }
}

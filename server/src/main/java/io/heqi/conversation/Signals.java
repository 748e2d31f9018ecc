package io.heqi.conversation;

import io.heqi.foundation.realtime.FanOut;
import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Passing signs that are worth nothing a moment later and are stored nowhere: who types, who
/// looks.
@Component
public class Signals {

  private static final String TOPIC = "signal";

  private final FanOut fanOut;
  private final List<Consumer<Signal>> listeners = new CopyOnWriteArrayList<>();

  Signals(FanOut fanOut) {
    this.fanOut = fanOut;
    fanOut.listen(TOPIC, line -> tell(parse(line)));
  }

  /// @param account the agent who types or looks; null for the customer
  public record Signal(
      MerchantId merchant,
      ConversationId conversation,
      @Nullable AccountId account,
      String name,
      boolean typing) {}

  public void send(Signal signal) {
    tell(signal);
    fanOut.publish(TOPIC, List.of(format(signal)));
  }

  public void listen(Consumer<Signal> listener) {
    listeners.add(listener);
  }

  private void tell(Signal signal) {
    listeners.forEach(listener -> listener.accept(signal));
  }

  private static String format(Signal signal) {
    return "%s %s %s %s %s"
        .formatted(
            signal.merchant(),
            signal.conversation(),
            signal.account() == null ? "-" : signal.account(),
            signal.typing(),
            Base64.getEncoder().encodeToString(signal.name().getBytes(StandardCharsets.UTF_8)));
  }

  private static Signal parse(String line) {
    var parts = line.split(" ", 5);
    return new Signal(
        new MerchantId(Long.parseLong(parts[0])),
        new ConversationId(UUID.fromString(parts[1])),
        parts[2].equals("-") ? null : new AccountId(UUID.fromString(parts[2])),
        new String(Base64.getDecoder().decode(parts[4]), StandardCharsets.UTF_8),
        Boolean.parseBoolean(parts[3]));
  }
}

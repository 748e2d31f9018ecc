package io.heqi.conversation.delivery;

import io.heqi.conversation.ChannelConnector;
import io.heqi.conversation.ChannelKind;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.EventCode;
import io.heqi.conversation.MessageLog;
import io.heqi.customer.Customers;
import io.heqi.foundation.queue.Outcome;
import io.heqi.foundation.queue.QueueJob;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Hands what has to leave the house to its channel. What a crash left half sent is sent again
/// under the same key.
@Component
class DeliveryJob implements QueueJob<Outbox.Parcel> {

  private final Outbox outbox;
  private final Map<ChannelKind, ChannelConnector> connectors;
  private final Conversations conversations;
  private final MessageLog messages;
  private final Customers customers;

  DeliveryJob(
      Outbox outbox,
      List<ChannelConnector> connectors,
      Conversations conversations,
      MessageLog messages,
      Customers customers) {
    this.outbox = outbox;
    this.connectors =
        connectors.stream().collect(Collectors.toMap(ChannelConnector::kind, Function.identity()));
    this.conversations = conversations;
    this.messages = messages;
    this.customers = customers;
  }

  @Override
  public Plan<Outbox.Parcel> plan() {
    return new Plan<>("conversation.deliveries", Duration.ofMillis(500), outbox.waiting());
  }

  @Override
  public Outcome attempt(Outbox.Parcel parcel) {
    return switch (send(parcel)) {
      case ChannelConnector.Outcome.Sent() -> {
        outbox.finish(parcel, "SENT", "");
        var _ =
            conversations.seenByCustomer(parcel.merchant(), parcel.conversation(), parcel.seq(), 0);
        yield new Outcome.Done();
      }
      case ChannelConnector.Outcome.Refused(var reason) -> end(parcel, "FAILED", reason);
      case ChannelConnector.Outcome.NoAnswer(var reason, var repeatable) ->
          repeatable ? new Outcome.Again(reason) : end(parcel, "UNKNOWN", reason);
    };
  }

  private ChannelConnector.Outcome send(Outbox.Parcel parcel) {
    var merchant = parcel.merchant();
    var row = messages.row(merchant, parcel.conversation()).orElseThrow();
    var line =
        messages
            .at(merchant, List.of(new MessageLog.Place(parcel.conversation(), parcel.seq())))
            .getFirst();
    var connector = connectors.get(row.channelKind());
    if (connector == null) {
      return new ChannelConnector.Outcome.Refused(
          "nothing delivers for channels of kind " + row.channelKind());
    }
    return connector.deliver(
        new ChannelConnector.Outgoing(
            merchant,
            parcel.channel(),
            customers.externalId(merchant, parcel.channel(), row.customer()),
            line,
            parcel.conversation() + ":" + parcel.seq()));
  }

  private Outcome end(Outbox.Parcel parcel, String state, String reason) {
    outbox.finish(parcel, state, reason);
    conversations.record(
        parcel.merchant(),
        parcel.conversation(),
        EventCode.NOT_DELIVERED,
        Map.of("seq", parcel.seq(), "state", state, "reason", reason));
    return new Outcome.GivenUp();
  }

  @Override
  public void giveUp(Outbox.Parcel parcel, String reason) {
    end(parcel, "FAILED", reason);
  }
}

package io.heqi.conversation.delivery;

import io.heqi.conversation.Access;
import io.heqi.conversation.ChannelConnector;
import io.heqi.conversation.ChannelConnector.Outcome;
import io.heqi.conversation.ChannelKind;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.EventCode;
import io.heqi.conversation.MessageLog;
import io.heqi.customer.Customers;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.outbound.Backoff;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Merchants;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/// Empties the queue of what has to leave the house. It looks for due rows, so a stopped server
/// goes on where it was; a row that a crash left half sent is sent again under the same key.
@Service
public class Deliveries {

  private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
  private static final int AT_ONCE = 50;

  private final Outbox outbox;
  private final Map<ChannelKind, ChannelConnector> connectors;
  private final Conversations conversations;
  private final MessageLog messages;
  private final Customers customers;
  private final Merchants merchants;
  private final Access access;
  private final AuditLog audit;
  private final Clock clock;

  Deliveries(
      Outbox outbox,
      List<ChannelConnector> connectors,
      Conversations conversations,
      MessageLog messages,
      Customers customers,
      Merchants merchants,
      Access access,
      AuditLog audit,
      Clock clock) {
    this.outbox = outbox;
    this.connectors =
        connectors.stream().collect(Collectors.toMap(ChannelConnector::kind, Function.identity()));
    this.conversations = conversations;
    this.messages = messages;
    this.customers = customers;
    this.merchants = merchants;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /// Sends a failed message again, by a person's wish.
  public void again(Actor by, ConversationId conversation, long seq) {
    access.answerable(by, conversation);
    if (!outbox.requeue(by.merchant(), conversation, seq, clock.instant())) {
      throw Refusal.conflict("conversation.not-failed");
    }
    audit.record(by, "conversation.sent-again", conversation, Map.of("seq", seq));
  }

  @Scheduled(fixedDelayString = "${heqi.conversation.delivery:500ms}")
  void deliver() {
    var all = merchants.all();
    for (var merchant : Tenancy.within(all, () -> outbox.due(all, clock.instant()))) {
      Tenancy.run(merchant, () -> deliver(merchant));
    }
  }

  private void deliver(MerchantId merchant) {
    var parcels = outbox.claim(merchant, clock.instant(), AT_ONCE);
    var sending =
        parcels.stream()
            .map(
                parcel ->
                    Thread.startVirtualThread(() -> Tenancy.run(merchant, () -> deliver(parcel))))
            .toList();
    for (var thread : sending) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void deliver(Outbox.Parcel parcel) {
    try {
      settle(parcel, send(parcel));
    } catch (RuntimeException e) {
      log.error("Line {} of conversation {} stays queued", parcel.seq(), parcel.conversation(), e);
    }
  }

  private Outcome send(Outbox.Parcel parcel) {
    var merchant = parcel.merchant();
    var row = messages.row(merchant, parcel.conversation()).orElseThrow();
    var line =
        messages
            .at(merchant, List.of(new MessageLog.Place(parcel.conversation(), parcel.seq())))
            .getFirst();
    var connector = connectors.get(row.channelKind());
    if (connector == null) {
      return new Outcome.Refused("nothing delivers for channels of kind " + row.channelKind());
    }
    return connector.deliver(
        new ChannelConnector.Outgoing(
            merchant,
            parcel.channel(),
            customers.externalId(merchant, parcel.channel(), row.customer()),
            line,
            parcel.conversation() + ":" + parcel.seq()));
  }

  private void settle(Outbox.Parcel parcel, Outcome outcome) {
    switch (outcome) {
      case Outcome.Sent() -> {
        outbox.finish(parcel, "SENT", "");
        var _ =
            conversations.seenByCustomer(parcel.merchant(), parcel.conversation(), parcel.seq(), 0);
      }
      case Outcome.Refused(var reason) -> fail(parcel, "FAILED", reason);
      case Outcome.NoAnswer(var reason, var repeatable) -> {
        var pause =
            repeatable
                ? Backoff.after(parcel.attempts())
                : java.util.Optional.<java.time.Duration>empty();
        if (pause.isPresent()) {
          outbox.retry(parcel, clock.instant().plus(pause.get()), reason);
        } else {
          fail(parcel, repeatable ? "FAILED" : "UNKNOWN", reason);
        }
      }
    }
  }

  private void fail(Outbox.Parcel parcel, String state, String reason) {
    outbox.finish(parcel, state, reason);
    conversations.record(
        parcel.merchant(),
        parcel.conversation(),
        EventCode.NOT_DELIVERED,
        Map.of("seq", parcel.seq(), "state", state, "reason", reason));
  }
}

package io.heqi.contact;

import io.heqi.foundation.queue.Outcome;
import io.heqi.foundation.queue.QueueJob;
import io.heqi.foundation.queue.StoredQueue;
import io.heqi.foundation.queue.WaitingRows;
import io.heqi.foundation.queue.WaitingTable;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Says what is planned, each once, when quiet hours and limits allow it. It is counted before it
/// is said: a crash in between costs the count of one and never a contact too many.
@Component
class ContactSending implements QueueJob<ContactSending.Due> {

  private static final WaitingTable TABLE =
      WaitingTable.of(
          "contact.contacts", "id", "state in ('PLANNED', 'SENDING')", Duration.ofMinutes(1), 100);

  private final ContactRepository contacts;
  private final ContactLimits limits;
  private final Reach reach;
  private final List<ContactCardSource> cards;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final WaitingRows<Due> waiting;

  ContactSending(
      ContactRepository contacts,
      ContactLimits limits,
      Reach reach,
      List<ContactCardSource> cards,
      ApplicationEventPublisher events,
      TransactionTemplate transactions,
      JdbcClient jdbc,
      Clock clock) {
    this.contacts = contacts;
    this.limits = limits;
    this.reach = reach;
    this.cards = cards;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
    this.waiting =
        new WaitingRows<>(
            jdbc,
            TABLE,
            "w.merchant_id, w.id, w.attempts",
            (row, _) ->
                new Due(
                    new MerchantId(row.getLong(1)),
                    new ContactId(row.getObject(2, UUID.class)),
                    row.getInt(3)),
            due -> List.of(due.id().value()));
  }

  record Due(MerchantId merchant, ContactId id, int attempt) implements StoredQueue.Taken {}

  @Override
  public Plan<Due> plan() {
    return new Plan<>("contact.sending", Duration.ofSeconds(2), waiting);
  }

  @Override
  public Outcome attempt(Due due) {
    var claimed = Objects.requireNonNull(transactions.execute(_ -> claim(due)));
    if (claimed.isEmpty()) {
      return new Outcome.Done();
    }
    var contact = claimed.get();
    var reached =
        reach.say(
            due.merchant(),
            new Reach.Notice(
                contact.customer(),
                contact.shop(),
                "contact:" + due.id(),
                contact.text(),
                card(contact.key())));
    transactions.executeWithoutResult(_ -> said(due, contact.customer(), reached));
    return new Outcome.Done();
  }

  private @Nullable Map<String, Object> card(String key) {
    return cards.stream()
        .map(source -> source.card(key))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }

  /// @return what is to be said now; empty where it waits, or is never said
  private Optional<ContactRepository.Waiting> claim(Due due) {
    var found = contacts.waiting(due.merchant(), due.id());
    if (found.isEmpty() || found.get().state() == ContactState.SENDING) {
      return found;
    }
    var contact = found.get();
    var now = clock.instant();
    contacts.serialise(due.merchant(), contact.customer());
    var from =
        contact.askedFor()
            ? now
            : limits.allowedFrom(due.merchant(), contact.customer(), contact.shop(), now);
    if (!from.isBefore(contact.uselessFrom())) {
      var _ = contacts.end(due.merchant(), due.id(), ContactState.REFUSED);
      return Optional.empty();
    }
    if (from.isAfter(now)) {
      contacts.postpone(due.merchant(), due.id(), from);
      return Optional.empty();
    }
    contacts.claim(due.merchant(), due.id(), now);
    return found;
  }

  private void said(Due due, CustomerId customer, boolean reached) {
    var made =
        contacts.end(
            due.merchant(), due.id(), reached ? ContactState.SENT : ContactState.UNREACHABLE);
    if (reached) {
      made.ifPresent(
          one ->
              events.publishEvent(
                  new ContactMade(due.merchant(), one.key(), customer, one.sentAt())));
    }
  }

  private void end(Due due, ContactState state) {
    transactions.executeWithoutResult(
        _ -> {
          var _ = contacts.end(due.merchant(), due.id(), state);
        });
  }

  @Override
  public void giveUp(Due due, String reason) {
    end(due, ContactState.UNREACHABLE);
  }
}

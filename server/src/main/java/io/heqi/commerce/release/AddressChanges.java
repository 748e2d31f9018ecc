package io.heqi.commerce.release;

import io.heqi.commerce.CommercePermissions;
import io.heqi.commerce.Concerned;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.commerce.Receiver;
import io.heqi.commerce.Receivers;
import io.heqi.contact.ContactPurpose;
import io.heqi.contact.Contacts;
import io.heqi.contact.PlanContact;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Other addresses for orders: taken at once as long as nobody ships them, run after the parcel
/// from then on.
@Service
public class AddressChanges {

  private static final int LONGEST_NOTE = 500;
  private static final Duration TOLD_WITHIN = Duration.ofDays(7);

  private final ReleaseRepository releases;
  private final ChangeRepository changes;
  private final Releases release;
  private final ReleaseRuleSets rules;
  private final Receivers receivers;
  private final Orders orders;
  private final Concerned concerned;
  private final Contacts contacts;
  private final AuditLog audit;
  private final Clock clock;

  AddressChanges(
      ReleaseRepository releases,
      ChangeRepository changes,
      Releases release,
      ReleaseRuleSets rules,
      Receivers receivers,
      Orders orders,
      Concerned concerned,
      Contacts contacts,
      AuditLog audit,
      Clock clock) {
    this.releases = releases;
    this.changes = changes;
    this.release = release;
    this.rules = rules;
    this.receivers = receivers;
    this.orders = orders;
    this.concerned = concerned;
    this.contacts = contacts;
    this.audit = audit;
    this.clock = clock;
  }

  /// An agent asks in the customer's name.
  @Transactional
  public ChangeState ask(Actor by, OrderId id, Receiver receiver) {
    by.require(CommercePermissions.RELEASE);
    var order = orders.get(by, id);
    var asked =
        ask(
            by.merchant(),
            order,
            new ChangeRepository.By(Asker.AGENT, by.account(), null),
            receiver);
    audit.record(by, "commerce.address-change-asked", id, Map.of("state", asked));
    return asked;
  }

  /// The customer asks; the order is known to be theirs.
  @Transactional
  public ChangeState askOwn(
      MerchantId merchant, CustomerId customer, OrderId id, Receiver receiver) {
    release.requireOwn(merchant, customer, id);
    var order = orders.byId(merchant, id);
    return ask(merchant, order, new ChangeRepository.By(Asker.CUSTOMER, null, customer), receiver);
  }

  private ChangeState ask(
      MerchantId merchant, OrderView order, ChangeRepository.By by, Receiver receiver) {
    requireWhole(receiver);
    orders.lock(merchant, order.id());
    var held = releases.lock(merchant, order.id());
    var open = changes.of(merchant, List.of(order.id())).getOrDefault(order.id(), List.of());
    var changeable = changeable(orders.byId(merchant, order.id()).state(), held.orElse(null), open);
    if (changeable == Changeable.NO) {
      throw Refusal.conflict(
          isIntercepted(open)
              ? "commerce.address-change-open"
              : "commerce.address-change-too-late");
    }
    var state = ChangeState.INTERCEPTING;
    if (changeable == Changeable.YES) {
      receivers.change(merchant, order.id(), receiver);
      changes.outdate(merchant, order.id(), clock.instant());
      release.readdressed(merchant, order.id(), by.asker(), by.account());
      state = release.isCopied(merchant, order.shop()) ? ChangeState.TO_COPY : ChangeState.APPLIED;
    }
    var _ = changes.add(merchant, order.shop(), order.id(), by, receiver, state, clock.instant());
    return state;
  }

  private static void requireWhole(Receiver receiver) {
    if (receiver.name().isBlank()
        || receiver.region().isBlank()
        || receiver.address().isBlank()
        || receiver.phone().replaceAll("\\D", "").length() < 7
        || (receiver.name() + receiver.phone() + receiver.address()).indexOf('*') >= 0) {
      throw Refusal.invalid("commerce.receiver-malformed");
    }
  }

  static Changeable changeable(
      OrderState state, ReleaseView.@Nullable Release held, List<ReleaseView.Change> changes) {
    if (isIntercepted(changes)) {
      return Changeable.NO;
    }
    return switch (state) {
      case UNPAID -> Changeable.YES;
      case TO_SHIP ->
          held == null || held.state() == ReleaseState.WAITING || held.state() == ReleaseState.HELD
              ? Changeable.YES
              : held.state() == ReleaseState.RELEASED ? Changeable.TRY : Changeable.NO;
      case PARTLY_SHIPPED, SHIPPED -> Changeable.TRY;
      case RECEIVED, COMPLETED, CLOSED -> Changeable.NO;
    };
  }

  private static boolean isIntercepted(List<ReleaseView.Change> changes) {
    return changes.stream().anyMatch(change -> change.state() == ChangeState.INTERCEPTING);
  }

  /// An agent says what became of one.
  ///
  /// @param to `APPLIED` for one that was copied to the platform, `REDIRECTED` or `FAILED` for a
  ///     parcel; the customer is told of the latter two
  @Transactional
  public void end(Actor by, ChangeId id, ChangeState to, String note) {
    by.require(CommercePermissions.RELEASE);
    if (note.length() > LONGEST_NOTE) {
      throw Refusal.invalid("commerce.hold-note-malformed", LONGEST_NOTE);
    }
    var merchant = by.merchant();
    var change =
        changes
            .lock(merchant, id)
            .orElseThrow(() -> Refusal.notFound("commerce.address-change-unknown"));
    var fits =
        switch (change.state()) {
          case TO_COPY -> to == ChangeState.APPLIED;
          case INTERCEPTING -> to == ChangeState.REDIRECTED || to == ChangeState.FAILED;
          case APPLIED, REDIRECTED, FAILED -> false;
        };
    if (!fits) {
      throw Refusal.conflict("commerce.address-change-over");
    }
    if (to == ChangeState.REDIRECTED) {
      receivers.change(merchant, change.order(), change.receiver());
    }
    changes.end(merchant, id, to, by.account(), note, clock.instant());
    if (to != ChangeState.APPLIED) {
      tell(by, id, change, to);
    }
    audit.record(
        by, "commerce.address-change-ended", change.order(), Map.of("state", to, "note", note));
  }

  private void tell(Actor by, ChangeId id, ChangeRepository.Found change, ChangeState to) {
    var merchant = by.merchant();
    var order = orders.byId(merchant, change.order());
    var own = change.customer();
    var whom = own == null ? concerned.by(merchant, change.order()) : Set.of(own);
    var held = rules.now(merchant, change.shop());
    var text = to == ChangeState.REDIRECTED ? held.redirectedText() : held.failedText();
    var _ =
        contacts.plan(
            merchant,
            by.account(),
            whom.stream()
                .map(
                    customer ->
                        new PlanContact(
                            "address-change:" + id + ":" + customer,
                            customer,
                            change.shop(),
                            ContactPurpose.ADDRESS_CHECK,
                            order.number(),
                            text.replace("{order}", order.number()),
                            true,
                            clock.instant().plus(TOLD_WITHIN)))
                .toList());
  }

  /// The new address in the open, for whoever has to write it elsewhere, for a reason that stands
  /// in the audit log.
  @Transactional
  public Receiver disclose(Actor by, ChangeId id, String reason) {
    by.require(CommercePermissions.REVEAL);
    if (reason.isBlank() || reason.length() > LONGEST_NOTE) {
      throw Refusal.invalid("commerce.hold-note-malformed", LONGEST_NOTE);
    }
    var change =
        changes
            .lock(by.merchant(), id)
            .orElseThrow(() -> Refusal.notFound("commerce.address-change-unknown"));
    audit.record(by, "commerce.receiver-disclosed", change.order(), Map.of("reason", reason));
    return change.receiver();
  }
}

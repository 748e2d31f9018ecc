package io.heqi.outreach;

import io.heqi.aftersale.CaseOpened;
import io.heqi.aftersale.Cases;
import io.heqi.commerce.Concerned;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.commerce.OrdersTaken;
import io.heqi.commerce.ParcelState;
import io.heqi.commerce.ParcelsDelivered;
import io.heqi.contact.ContactMade;
import io.heqi.contact.ContactPurpose;
import io.heqi.contact.Contacts;
import io.heqi.contact.PlanContact;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.task.TaskPlans;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Asks once after orders that arrived, unless anything is wrong with them.
@Service
public class FollowUps {

  private final FollowUpRepository followUps;
  private final FollowUpRuleSets rules;
  private final Orders orders;
  private final Concerned concerned;
  private final Cases cases;
  private final Contacts contacts;
  private final TaskPlans tasks;
  private final Clock clock;

  FollowUps(
      FollowUpRepository followUps,
      FollowUpRuleSets rules,
      Orders orders,
      Concerned concerned,
      Cases cases,
      Contacts contacts,
      TaskPlans tasks,
      Clock clock) {
    this.followUps = followUps;
    this.rules = rules;
    this.orders = orders;
    this.concerned = concerned;
    this.cases = cases;
    this.contacts = contacts;
    this.tasks = tasks;
    this.clock = clock;
  }

  /// Orders that the platform says have arrived begin to wait.
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(OrdersTaken taken) {
    var arrived =
        taken.orders().stream()
            .filter(order -> isReceived(order.state()))
            .map(OrdersTaken.Taken::id)
            .toList();
    if (!arrived.isEmpty() && rules.now(taken.merchant(), taken.shop()).on()) {
      for (var order : orders.byIds(taken.merchant(), arrived)) {
        begin(taken.merchant(), order, order.times().received());
      }
    }
  }

  /// So do those of which a carrier says so.
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(ParcelsDelivered told) {
    var merchant = told.merchant();
    var theirs = orders.ofParcels(merchant, told.parcels());
    for (var order : orders.byIds(merchant, List.copyOf(theirs.keySet()))) {
      if (order.state() != OrderState.CLOSED && rules.now(merchant, order.shop()).on()) {
        begin(merchant, order, theirs.get(order.id()));
      }
    }
  }

  private static boolean isReceived(OrderState state) {
    return state == OrderState.RECEIVED || state == OrderState.COMPLETED;
  }

  /// What arrived so long ago that nobody would be asked any more does not begin.
  private void begin(MerchantId merchant, OrderView order, @Nullable Instant arrived) {
    var held = rules.now(merchant, order.shop());
    var due = arrived == null ? Instant.MIN : arrived.plus(held.after());
    if (arrived != null && clock.instant().isBefore(due.plus(held.within()))) {
      followUps.begin(merchant, order.shop(), List.of(order.id()), arrived, due);
    }
  }

  /// The time has come to ask after an order.
  void whenDue(MerchantId merchant, OrderId id) {
    var now = clock.instant();
    var found = followUps.lock(merchant, id).filter(one -> one.state() == FollowUpState.WAITING);
    if (found.isEmpty() || found.get().dueAt() == null || now.isBefore(found.get().dueAt())) {
      return;
    }
    var one = found.get();
    var order = orders.byId(merchant, id);
    var held = rules.now(merchant, one.shop());
    var whom = concerned.by(merchant, id).stream().findFirst();
    var against = against(merchant, one, order, held, whom);
    if (against.isPresent() || whom.isEmpty()) {
      followUps.leaveAlone(merchant, id, against.orElse(LeftAlone.NOBODY_KNOWN), now);
      return;
    }
    var _ =
        contacts.plan(
            merchant,
            null,
            List.of(
                said(
                    FollowUp.askKey(id),
                    whom.get(),
                    order,
                    held.askText(),
                    now.plus(held.within()))));
    followUps.ask(merchant, id, whom.get(), now);
  }

  private Optional<LeftAlone> against(
      MerchantId merchant,
      FollowUp one,
      OrderView order,
      FollowUpRules held,
      Optional<CustomerId> whom) {
    if (order.state() == OrderState.CLOSED) {
      return Optional.of(LeftAlone.CALLED_OFF);
    }
    if (!held.on()) {
      return Optional.of(LeftAlone.NOT_WANTED);
    }
    if (cases.isAny(merchant, order.id())) {
      return Optional.of(LeftAlone.HAS_CASE);
    }
    if (isInTrouble(order)) {
      return Optional.of(LeftAlone.PARCEL_IN_TROUBLE);
    }
    if (whom.isEmpty()) {
      return Optional.of(LeftAlone.NOBODY_KNOWN);
    }
    var until = one.arrivedAt().plus(held.after()).plus(held.within());
    return clock.instant().isBefore(until) ? Optional.empty() : Optional.of(LeftAlone.TOO_LATE);
  }

  /// A parcel goes back, or did not arrive although nobody says that the order was received.
  private static boolean isInTrouble(OrderView order) {
    return order.parcels().stream()
        .map(OrderView.ParcelView::state)
        .anyMatch(
            state ->
                state == ParcelState.HELD_UP
                    || state == ParcelState.RETURNING
                    || state == ParcelState.RETURNED
                    || (state != ParcelState.DELIVERED && !isReceived(order.state())));
  }

  static PlanContact said(
      String key, CustomerId customer, OrderView order, String text, Instant uselessFrom) {
    return new PlanContact(
        key,
        customer,
        order.shop(),
        ContactPurpose.FOLLOW_UP,
        order.number(),
        text.replace("{order}", order.number()).replace("{goods}", order.goodsInShort()),
        false,
        uselessFrom);
  }

  /// The question was said.
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(ContactMade made) {
    FollowUp.ofAskKey(made.key())
        .ifPresent(order -> followUps.asked(made.merchant(), order, made.at()));
  }

  /// What was wrong has a case of its own: nobody is asked or invited any more, no task is left.
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(CaseOpened opened) {
    var merchant = opened.merchant();
    var order = opened.order();
    var _ = contacts.withdraw(merchant, Set.of(FollowUp.askKey(order), FollowUp.inviteKey(order)));
    var _ = tasks.withdraw(merchant, Set.of(FollowUp.taskKey(order)));
    var found = followUps.lock(merchant, order);
    var isOpen =
        found
            .filter(
                one ->
                    one.state() == FollowUpState.WAITING
                        || (one.state() == FollowUpState.ASKED && one.askedAt() == null))
            .isPresent();
    if (isOpen) {
      followUps.leaveAlone(merchant, order, LeftAlone.HAS_CASE, clock.instant());
    }
  }
}

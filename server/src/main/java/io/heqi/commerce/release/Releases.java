package io.heqi.commerce.release;

import io.heqi.commerce.CommercePermissions;
import io.heqi.commerce.Concerned;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.commerce.OrdersTaken;
import io.heqi.commerce.Receiver;
import io.heqi.contact.ContactPurpose;
import io.heqi.contact.Contacts;
import io.heqi.contact.PlanContact;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Platform;
import io.heqi.merchant.Shops;
import io.heqi.shared.AccountId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Holds paid orders until their address is confirmed, then gives them to whoever ships. Whoever
/// moves one has its row; of two who act at once the second is told what the first did.
@Service
public class Releases {

  private static final int LONGEST_NOTE = 500;

  private final ReleaseRepository releases;
  private final ReleaseRuleSets rules;
  private final Orders orders;
  private final Concerned concerned;
  private final Contacts contacts;
  private final Shops shops;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Releases(
      ReleaseRepository releases,
      ReleaseRuleSets rules,
      Orders orders,
      Concerned concerned,
      Contacts contacts,
      Shops shops,
      AuditLog audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.releases = releases;
    this.rules = rules;
    this.orders = orders;
    this.concerned = concerned;
    this.contacts = contacts;
    this.shops = shops;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /// Paid orders begin to wait; those that are called off wait for nothing.
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(OrdersTaken taken) {
    var over = ids(taken, OrderState.CLOSED);
    if (!over.isEmpty()) {
      releases.callOff(taken.merchant(), over, clock.instant());
    }
    var paid = ids(taken, OrderState.TO_SHIP);
    if (paid.isEmpty()) {
      return;
    }
    var held = rules.now(taken.merchant(), taken.shop());
    if (held.verify()) {
      begin(taken.merchant(), taken.shop(), paid, held);
    }
  }

  private static List<OrderId> ids(OrdersTaken taken, OrderState state) {
    return taken.orders().stream()
        .filter(order -> order.state() == state)
        .map(OrdersTaken.Taken::id)
        .toList();
  }

  private void begin(MerchantId merchant, ShopId shop, List<OrderId> paid, ReleaseRules held) {
    var now = clock.instant();
    var due = now.plus(held.confirmWithin());
    var begun = releases.begin(merchant, shop, paid, now, due);
    if (!held.ask() || begun.isEmpty()) {
      return;
    }
    var whom = concerned.by(merchant, begun);
    var asked = new ArrayList<PlanContact>();
    for (var order : orders.byIds(merchant, begun)) {
      for (var customer : whom.getOrDefault(order.id(), Set.of())) {
        asked.add(question(order, customer, held, due));
      }
    }
    var _ = contacts.plan(merchant, null, asked);
  }

  private static String key(OrderId order, CustomerId customer) {
    return "address:" + order + ":" + customer;
  }

  private PlanContact question(
      OrderView order, CustomerId customer, ReleaseRules held, Instant due) {
    return new PlanContact(
        key(order.id(), customer),
        customer,
        order.shop(),
        ContactPurpose.ADDRESS_CHECK,
        order.number(),
        held.askText()
            .replace("{order}", order.number())
            .replace("{address}", inShort(order.receiver())),
        false,
        due);
  }

  private static String inShort(@Nullable Receiver receiver) {
    return receiver == null
        ? "****"
        : "%s %s %s %s"
            .formatted(receiver.name(), receiver.phone(), receiver.region(), receiver.address())
            .strip();
  }

  /// An agent has seen to it that the address is right, or that nothing is in the way any more.
  @Transactional
  public void confirm(Actor by, OrderId order) {
    by.require(CommercePermissions.RELEASE);
    var _ = orders.get(by, order);
    confirm(by.merchant(), order, Asker.AGENT, by.account());
    audit.record(by, "commerce.order-released", order, Map.of());
  }

  /// The customer says that the address is right; the order is known to be theirs.
  @Transactional
  public void confirmOwn(MerchantId merchant, CustomerId customer, OrderId order) {
    requireOwn(merchant, customer, order);
    var release = locked(merchant, order);
    if (release.state() == ReleaseState.RELEASED && release.confirmedBy() == Asker.CUSTOMER) {
      return;
    }
    if (release.state() != ReleaseState.WAITING) {
      throw Refusal.conflict("commerce.release." + word(release.state()));
    }
    move(merchant, order, ReleaseState.RELEASED, Asker.CUSTOMER, null, "");
  }

  private void confirm(
      MerchantId merchant, OrderId order, Asker asker, @Nullable AccountId account) {
    var release = locked(merchant, order);
    if (release.state() == ReleaseState.RELEASED || release.state() == ReleaseState.CALLED_OFF) {
      throw Refusal.conflict("commerce.release." + word(release.state()));
    }
    move(merchant, order, ReleaseState.RELEASED, asker, account, "");
  }

  /// Keeps an order from being shipped until an agent lets it go.
  ///
  /// @param note why
  @Transactional
  public void hold(Actor by, OrderId order, String note) {
    by.require(CommercePermissions.RELEASE);
    if (note.isBlank() || note.length() > LONGEST_NOTE) {
      throw Refusal.invalid("commerce.hold-note-malformed", LONGEST_NOTE);
    }
    var _ = orders.get(by, order);
    var release = locked(by.merchant(), order);
    if (release.state() == ReleaseState.CALLED_OFF) {
      throw Refusal.conflict("commerce.release.called-off");
    }
    requireUnshipped(by.merchant(), order);
    move(by.merchant(), order, ReleaseState.HELD, null, by.account(), note);
    audit.record(by, "commerce.order-held", order, Map.of("note", note));
  }

  /// The customer wants the money back: what has not left is not shipped, until an agent lets
  /// it go.
  @Transactional(propagation = Propagation.MANDATORY)
  public void holdForRefund(MerchantId merchant, OrderId order) {
    var held = releases.lock(merchant, order);
    var isHeld =
        held.filter(
                one -> one.state() == ReleaseState.WAITING || one.state() == ReleaseState.RELEASED)
            .isPresent();
    if (isHeld && isUnshipped(orders.byId(merchant, order).state())) {
      move(merchant, order, ReleaseState.HELD, null, null, "");
    }
  }

  /// Nobody confirmed in time.
  void whenUp(MerchantId merchant, OrderId order) {
    var release = releases.lock(merchant, order);
    if (release.isEmpty() || release.get().state() != ReleaseState.WAITING) {
      return;
    }
    var facts = orders.byId(merchant, order);
    if (rules.now(merchant, facts.shop()).unconfirmed() == ReleaseRules.Unconfirmed.HELD) {
      move(merchant, order, ReleaseState.HELD, null, null, "");
    } else {
      move(merchant, order, ReleaseState.RELEASED, Asker.TIME, null, "");
    }
  }

  /// The order goes to another address, which by that is confirmed.
  void readdressed(MerchantId merchant, OrderId order, Asker asker, @Nullable AccountId account) {
    var release = releases.lock(merchant, order);
    if (release.isPresent() && release.get().state() == ReleaseState.WAITING) {
      move(merchant, order, ReleaseState.RELEASED, asker, account, "");
    }
  }

  private void move(
      MerchantId merchant,
      OrderId order,
      ReleaseState to,
      @Nullable Asker asker,
      @Nullable AccountId account,
      String note) {
    releases.move(merchant, order, to, asker, account, note, clock.instant());
    if (to == ReleaseState.RELEASED) {
      events.publishEvent(new OrderReleased(merchant, order));
    }
    var questions =
        concerned.by(merchant, order).stream()
            .map(customer -> key(order, customer))
            .collect(Collectors.toSet());
    var _ = contacts.withdraw(merchant, questions);
  }

  private ReleaseView.Release locked(MerchantId merchant, OrderId order) {
    return releases
        .lock(merchant, order)
        .orElseThrow(() -> Refusal.rule("commerce.release-unknown"));
  }

  void requireOwn(MerchantId merchant, CustomerId customer, OrderId order) {
    if (orders.own(merchant, customer, order).isEmpty()) {
      throw Refusal.notFound("commerce.order-unknown");
    }
  }

  private void requireUnshipped(MerchantId merchant, OrderId order) {
    if (!isUnshipped(orders.byId(merchant, order).state())) {
      throw Refusal.conflict("commerce.release-shipped");
    }
  }

  static boolean isUnshipped(OrderState state) {
    return state == OrderState.UNPAID || state == OrderState.TO_SHIP;
  }

  /// Whether an address changed here has to be written into the platform's pages too.
  boolean isCopied(MerchantId merchant, ShopId shop) {
    return shops.recent(merchant, shop).platform() != Platform.OWN_PAGES;
  }

  private static String word(ReleaseState state) {
    return state.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}

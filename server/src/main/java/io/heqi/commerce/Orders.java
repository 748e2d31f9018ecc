package io.heqi.commerce;

import io.heqi.customer.CustomerSight;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.text.Masking;
import io.heqi.shared.Cursor;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Page;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The orders of a merchant, as agents and customers ask for them.
@Service
public class Orders {

  private static final int LONGEST_REASON = 200;
  private static final int FOUND = 50;
  private static final int SHORTEST = 4;

  private final OrderRepository orders;
  private final Buyers buyers;
  private final Prints prints;
  private final CustomerSight sight;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Orders(
      OrderRepository orders,
      Buyers buyers,
      Prints prints,
      CustomerSight sight,
      AuditLog audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.orders = orders;
    this.buyers = buyers;
    this.prints = prints;
    this.sight = sight;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /// All orders, newest first.
  @Transactional(readOnly = true)
  public Page<OrderView> list(
      Actor by,
      @Nullable ShopId shop,
      @Nullable OrderState state,
      @Nullable String after,
      int limit) {
    by.require(CommercePermissions.READ);
    return page(
        by.merchant(),
        null,
        orders.list(by.merchant(), shop, state, Cursor.read(after, Cursor.NEWEST), limit + 1),
        limit);
  }

  /// At most 50 orders by the start of their number, by a parcel's number, by the receiver's phone
  /// or its last four digits; each in full, for whoever asks knows what they look for.
  ///
  /// @param text of four characters at least
  @Transactional(readOnly = true)
  public List<OrderView> search(Actor by, String text) {
    by.require(CommercePermissions.READ);
    var bare = text.strip();
    if (bare.length() < SHORTEST) {
      throw Refusal.invalid("commerce.search-short", SHORTEST);
    }
    var merchant = by.merchant();
    var found = new LinkedHashSet<>(orders.byNumber(merchant, bare, FOUND));
    found.addAll(orders.byTracking(merchant, bare, FOUND));
    prints
        .phone(merchant, bare)
        .ifPresent(
            print ->
                found.addAll(orders.byPrint(OrderRepository.BY_PHONE, merchant, print, FOUND)));
    if (bare.length() == SHORTEST) {
      prints
          .tail(merchant, bare)
          .ifPresent(
              print ->
                  found.addAll(orders.byPrint(OrderRepository.BY_TAIL, merchant, print, FOUND)));
    }
    return orders.views(merchant, null, found.stream().limit(FOUND).toList()).stream()
        .map(Orders::veiled)
        .toList();
  }

  /// A customer's orders in all shops, newest first.
  @Transactional(readOnly = true)
  public Page<OrderView> ofCustomer(
      Actor by, CustomerId customer, @Nullable String after, int limit) {
    by.require(CommercePermissions.READ);
    sight.requireSeen(by, customer);
    return ofCustomer(by.merchant(), customer, after, limit);
  }

  /// The same for what needs no agent: the customer themself, scripts, flows.
  @Transactional(readOnly = true)
  public Page<OrderView> ofCustomer(
      MerchantId merchant, CustomerId customer, @Nullable String after, int limit) {
    var theirs = theirIds(merchant, customer);
    return page(
        merchant,
        customer,
        orders.ofCustomer(merchant, customer, theirs, Cursor.read(after, Cursor.NEWEST), limit + 1),
        limit);
  }

  /// The customer's newest order in a shop that is not called off; else their newest there.
  @Transactional(readOnly = true)
  public Optional<OrderView> atHand(MerchantId merchant, CustomerId customer, ShopId shop) {
    var theirs =
        ofCustomer(merchant, customer, null, 20).items().stream()
            .filter(order -> order.shop().equals(shop))
            .toList();
    return theirs.stream()
        .filter(order -> order.state() != OrderState.CLOSED)
        .findFirst()
        .or(() -> theirs.stream().findFirst());
  }

  /// The customer's own order of this number; empty where there is none or where it is not known to
  /// be theirs.
  @Transactional(readOnly = true)
  public Optional<OrderView> own(MerchantId merchant, CustomerId customer, String number) {
    return orders
        .views(
            merchant,
            customer,
            orders.own(merchant, customer, theirIds(merchant, customer), number))
        .stream()
        .map(Orders::veiled)
        .findFirst();
  }

  /// The same by our own id, which must be one of the merchant's.
  @Transactional(readOnly = true)
  public Optional<OrderView> own(MerchantId merchant, CustomerId customer, OrderId id) {
    return own(merchant, customer, find(merchant, id).number()).filter(own -> own.id().equals(id));
  }

  /// Those of these that are known to be the customer's, in no order.
  @Transactional(readOnly = true)
  public List<OrderView> own(MerchantId merchant, CustomerId customer, Set<OrderId> ids) {
    return ids.isEmpty()
        ? List.of()
        : orders
            .views(
                merchant,
                customer,
                orders.own(merchant, customer, theirIds(merchant, customer), ids))
            .stream()
            .map(Orders::veiled)
            .toList();
  }

  private List<Buyers.Buyer> theirIds(MerchantId merchant, CustomerId customer) {
    return buyers.of(merchant, customer).stream().filter(buyer -> !buyer.id().isEmpty()).toList();
  }

  private Page<OrderView> page(
      MerchantId merchant, @Nullable CustomerId customer, List<OrderId> ids, int limit) {
    var views = orders.views(merchant, customer, ids).stream().map(Orders::veiled).toList();
    return Page.of(views, limit, view -> Cursor.write(view.times().placed(), view.id()));
  }

  @Transactional(readOnly = true)
  public OrderView get(Actor by, OrderId id) {
    by.require(CommercePermissions.READ);
    return veiled(find(by.merchant(), id));
  }

  /// The order with its receiver in the open, for a reason that stands in the audit log.
  @Transactional
  public OrderView disclose(Actor by, OrderId id, String reason) {
    by.require(CommercePermissions.REVEAL);
    var bare = reason.strip();
    if (bare.length() < 2 || bare.length() > LONGEST_REASON) {
      throw Refusal.invalid("customer.disclosure-reason-missing", 2, LONGEST_REASON);
    }
    var order = find(by.merchant(), id);
    audit.record(by, "commerce.receiver-disclosed", id, Map.of("reason", bare));
    return order;
  }

  /// One of the merchant's orders for another module, its receiver masked.
  @Transactional(readOnly = true)
  public OrderView byId(MerchantId merchant, OrderId id) {
    return veiled(find(merchant, id));
  }

  /// The same in the open, for whoever has to send it; the caller writes down who read it.
  @Transactional(readOnly = true)
  public OrderView toSend(MerchantId merchant, OrderId id) {
    return find(merchant, id);
  }

  /// The same of several; those that there are, in no order.
  @Transactional(readOnly = true)
  public List<OrderView> byIds(MerchantId merchant, List<OrderId> ids) {
    return orders.views(merchant, null, ids).stream().map(Orders::veiled).toList();
  }

  /// The order with this number of the platform's.
  @Transactional(readOnly = true)
  public Optional<OrderId> numbered(MerchantId merchant, ShopId shop, String number) {
    return orders.numbered(merchant, shop, number);
  }

  /// The orders of parcels that were handed over, each with when the last of them was.
  @Transactional(readOnly = true)
  public Map<OrderId, Instant> ofParcels(
      MerchantId merchant, List<ParcelsDelivered.Delivered> delivered) {
    return orders.ofParcels(merchant, delivered);
  }

  /// Whoever changes an order by more than one statement holds it from here on.
  @Transactional(propagation = Propagation.MANDATORY)
  public void lock(MerchantId merchant, OrderId id) {
    orders.lock(merchant, id);
  }

  private OrderView find(MerchantId merchant, OrderId id) {
    return orders.views(merchant, null, List.of(id)).stream()
        .findFirst()
        .orElseThrow(Orders::unknown);
  }

  /// Says that an order is this customer's, who from then on may ask for it.
  @Transactional
  public void link(Actor by, CustomerId customer, OrderId id) {
    by.require(CommercePermissions.LINK);
    sight.requireSeen(by, customer);
    var _ = find(by.merchant(), id);
    if (orders.link(by.merchant(), customer, id, by.account().value(), clock.instant())) {
      events.publishEvent(new OrderLinked(by.merchant(), id));
      audit.record(by, "commerce.order-linked", id, Map.of("customer", customer));
    }
  }

  /// Takes back what [#link] said.
  @Transactional
  public void unlink(Actor by, CustomerId customer, OrderId id) {
    by.require(CommercePermissions.LINK);
    sight.requireSeen(by, customer);
    if (!orders.unlink(by.merchant(), customer, id)) {
      throw unknown();
    }
    events.publishEvent(new OrderLinked(by.merchant(), id));
    audit.record(by, "commerce.order-unlinked", id, Map.of("customer", customer));
  }

  private static OrderView veiled(OrderView order) {
    var receiver = order.receiver();
    return new OrderView(
        order.id(),
        order.shop(),
        order.number(),
        order.state(),
        order.buyerName(),
        order.amounts(),
        order.times(),
        receiver == null ? null : receiver.veiled(),
        receiver != null,
        Masking.mask(order.buyerNote()),
        Masking.mask(order.sellerNote()),
        order.lines(),
        order.parcels(),
        order.linked());
  }

  private static Refusal unknown() {
    return Refusal.notFound("commerce.order-unknown");
  }
}

package io.heqi.channel;

import io.heqi.commerce.OrderCards;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderProofs;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.commerce.Receiver;
import io.heqi.commerce.release.AddressChanges;
import io.heqi.commerce.release.ChangeState;
import io.heqi.commerce.release.ReleaseReader;
import io.heqi.commerce.release.ReleaseView;
import io.heqi.commerce.release.Releases;
import io.heqi.conversation.MessageContent;
import io.heqi.customer.Customers;
import io.heqi.customer.IdentityKey;
import io.heqi.foundation.database.Tenancy;
import io.heqi.shared.CustomerId;
import io.heqi.shared.Page;
import io.heqi.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What a visitor of the widget may see of their own orders and do with them.
@Service
public class VisitorOrders {

  private final Orders orders;
  private final OrderProofs proofs;
  private final OrderCards cards;
  private final ReleaseReader releases;
  private final Releases release;
  private final AddressChanges changes;
  private final Customers customers;

  VisitorOrders(
      Orders orders,
      OrderProofs proofs,
      OrderCards cards,
      ReleaseReader releases,
      Releases release,
      AddressChanges changes,
      Customers customers) {
    this.orders = orders;
    this.proofs = proofs;
    this.cards = cards;
    this.releases = releases;
    this.release = release;
    this.changes = changes;
    this.customers = customers;
  }

  /// An order, and whether it may still go elsewhere.
  public record OwnOrder(OrderView order, ReleaseView release) {}

  /// Newest first; none for whom nobody knows yet.
  public Page<OwnOrder> list(Visitor visitor, @Nullable String after, int limit) {
    return Tenancy.within(
        visitor.merchant(),
        () ->
            known(visitor)
                .or(() -> visitor.isProven() ? Optional.of(met(visitor)) : Optional.empty())
                .map(customer -> orders.ofCustomer(visitor.merchant(), customer, after, limit))
                .map(page -> released(visitor, page))
                .orElse(new Page<>(List.of(), null)));
  }

  private Page<OwnOrder> released(Visitor visitor, Page<OrderView> page) {
    var known = releases.of(visitor.merchant(), page.items());
    return new Page<>(
        IntStream.range(0, known.size())
            .mapToObj(i -> new OwnOrder(page.items().get(i), known.get(i)))
            .toList(),
        page.next());
  }

  /// The visitor says that the address of an own order is right.
  public void confirmAddress(Visitor visitor, OrderId order) {
    Tenancy.run(
        visitor.merchant(),
        () -> release.confirmOwn(visitor.merchant(), themselves(visitor), order));
  }

  /// The visitor wants an own order to go elsewhere.
  public ChangeState changeAddress(Visitor visitor, OrderId order, Receiver receiver) {
    return Tenancy.within(
        visitor.merchant(),
        () -> changes.askOwn(visitor.merchant(), themselves(visitor), order, receiver));
  }

  /// Whom nobody knows has no orders.
  private CustomerId themselves(Visitor visitor) {
    return known(visitor).orElseThrow(() -> Refusal.notFound("commerce.order-unknown"));
  }

  public OrderProofs.Outcome prove(Visitor visitor, String number, String digits) {
    return Tenancy.within(
        visitor.merchant(), () -> proofs.prove(visitor.merchant(), met(visitor), number, digits));
  }

  /// The card of one of the visitor's own orders.
  MessageContent card(Visitor visitor, OrderId order) {
    return Tenancy.within(
        visitor.merchant(),
        () -> {
          var customer =
              known(visitor).orElseThrow(() -> Refusal.rule("commerce.order-of-another"));
          var card = cards.card(visitor.merchant(), customer, order);
          return MessageContent.card(card.text(), card.facts());
        });
  }

  private Optional<CustomerId> known(Visitor visitor) {
    return customers.find(key(visitor));
  }

  private CustomerId met(Visitor visitor) {
    return customers.resolve(Map.of(key(visitor), visitor.name())).values().iterator().next().id();
  }

  private static IdentityKey key(Visitor visitor) {
    return new IdentityKey(visitor.merchant(), visitor.channel(), visitor.externalId());
  }
}

package io.heqi.outreach.offer;

import io.heqi.commerce.Concerned;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderLine;
import io.heqi.commerce.OrderLinked;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.commerce.OrdersTaken;
import io.heqi.contact.ContactMade;
import io.heqi.shared.MerchantId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Hears that an offer was said, and that some of it was bought: by the same customer, paid after
/// it was said and while it counts. Each offer is taken once, by the first order that is told.
@Component
class OfferNews {

  /// So much later an order may be told than it was paid.
  private static final Duration LATE = Duration.ofDays(7);

  private final OfferRepository offers;
  private final Orders orders;
  private final Concerned concerned;
  private final Clock clock;

  OfferNews(OfferRepository offers, Orders orders, Concerned concerned, Clock clock) {
    this.offers = offers;
    this.orders = orders;
    this.concerned = concerned;
    this.clock = clock;
  }

  @EventListener
  void on(ContactMade made) {
    if (made.key().startsWith(CrossSellOffer.PREFIX)) {
      var order = UUID.fromString(made.key().substring(CrossSellOffer.PREFIX.length()));
      offers.said(made.merchant(), new OrderId(order), made.at());
    }
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(OrdersTaken taken) {
    heard(
        taken.merchant(),
        taken.orders().stream()
            .filter(order -> order.state() != OrderState.UNPAID)
            .filter(order -> order.state() != OrderState.CLOSED)
            .map(OrdersTaken.Taken::id)
            .toList());
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(OrderLinked linked) {
    heard(linked.merchant(), List.of(linked.order()));
  }

  private void heard(MerchantId merchant, List<OrderId> ids) {
    if (ids.isEmpty() || !offers.isAnyOpen(merchant, clock.instant().minus(LATE))) {
      return;
    }
    var whose = concerned.by(merchant, ids);
    var customers = whose.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    var open = offers.open(merchant, customers);
    if (open.isEmpty()) {
      return;
    }
    for (var order : orders.byIds(merchant, List.copyOf(whose.keySet()))) {
      open.stream()
          .filter(offer -> whose.getOrDefault(order.id(), Set.of()).contains(offer.customer()))
          .filter(offer -> counts(offer, order))
          .forEach(offer -> take(merchant, offer, order));
    }
  }

  private static boolean counts(CrossSellOffer offer, OrderView order) {
    var paid = order.times().paid();
    var said = offer.saidAt();
    return paid != null
        && said != null
        && !paid.isBefore(said)
        && paid.isBefore(offer.countsUntil())
        && !offer.order().equals(order.id())
        && offer.shop().equals(order.shop());
  }

  private void take(MerchantId merchant, CrossSellOffer offer, OrderView order) {
    var bought =
        order.lines().stream()
            .filter(line -> offer.products().contains(line.productNumber()))
            .map(OrderLine::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (bought.signum() > 0 && order.times().paid() != null) {
      offers.take(merchant, offer.id(), order.id(), order.times().paid(), bought);
    }
  }
}

package io.heqi.channel;

import io.heqi.aftersale.CaseId;
import io.heqi.aftersale.OwnCases;
import io.heqi.commerce.OrderCards;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.customer.Customers;
import io.heqi.customer.IdentityKey;
import io.heqi.foundation.database.Tenancy;
import io.heqi.shared.CustomerId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/// How the things stand that cards in a visitor's chat show. A thing that is not known to be theirs
/// is left out, so its card stays as it was sent.
@Service
class VisitorCards {

  private final Orders orders;
  private final OwnCases cases;
  private final List<VisitorCardSource> sources;
  private final Customers customers;

  VisitorCards(
      Orders orders, OwnCases cases, List<VisitorCardSource> sources, Customers customers) {
    this.orders = orders;
    this.cases = cases;
    this.sources = sources;
    this.customers = customers;
  }

  /// @param topics what changes it
  record Shown(CardName card, Map<String, Object> facts, Set<CardTopic> topics) {}

  /// One look at the orders and one at the cases, however many cards there are.
  List<Shown> look(Visitor visitor, List<CardName> cards) {
    return Tenancy.within(
        visitor.merchant(),
        () -> {
          var key = new IdentityKey(visitor.merchant(), visitor.channel(), visitor.externalId());
          return customers
              .find(key)
              .map(customer -> look(visitor, customer, cards))
              .orElse(List.of());
        });
  }

  private List<Shown> look(Visitor visitor, CustomerId customer, List<CardName> cards) {
    var shown = new ArrayList<Shown>();
    var merchant = visitor.merchant();
    orders.own(merchant, customer, ids(cards, OrderCards.KIND, OrderId::new)).stream()
        .map(VisitorCards::shown)
        .forEach(shown::add);
    cases.cards(merchant, customer, ids(cards, OwnCases.CARD, CaseId::new)).stream()
        .map(VisitorCards::shown)
        .forEach(shown::add);
    for (var source : sources) {
      var wanted = ids(cards, source.kind(), Function.identity());
      if (!wanted.isEmpty()) {
        source
            .now(merchant, customer, wanted)
            .forEach((id, facts) -> shown.add(shown(new CardName(source.kind(), id), facts)));
      }
    }
    return shown;
  }

  private static <T> Set<T> ids(List<CardName> cards, String kind, Function<UUID, T> made) {
    return cards.stream()
        .filter(card -> card.kind().equals(kind))
        .map(card -> made.apply(card.id()))
        .collect(Collectors.toSet());
  }

  private static Shown shown(OrderView order) {
    var topics = new HashSet<CardTopic>();
    topics.add(CardTopic.order(order.id()));
    topics.add(CardTopic.owner(order.id()));
    order.parcels().forEach(one -> topics.add(CardTopic.parcel(one.carrier(), one.number())));
    return new Shown(
        new CardName(OrderCards.KIND, order.id().value()), OrderCards.now(order), topics);
  }

  private static Shown shown(CardName card, Map<String, Object> facts) {
    return new Shown(card, facts, Set.of(CardTopic.of(card)));
  }

  private static Shown shown(OwnCases.CardView one) {
    return new Shown(
        new CardName(OwnCases.CARD, one.id().value()),
        one.facts(),
        Set.of(CardTopic.aCase(one.id()), CardTopic.owner(one.order())));
  }
}

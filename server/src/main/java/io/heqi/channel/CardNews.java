package io.heqi.channel;

import io.heqi.aftersale.CaseId;
import io.heqi.aftersale.CaseMoved;
import io.heqi.aftersale.OwnCases;
import io.heqi.commerce.OrderCards;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderLinked;
import io.heqi.commerce.OrdersMoved;
import io.heqi.commerce.OrdersTaken;
import io.heqi.foundation.realtime.FanOut;
import io.heqi.shared.MerchantId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.databind.json.JsonMapper;

/// Tells open pages that what a card in their chat shows has changed. The page then asks how it
/// stands, and that is where it is decided whether the thing is still the visitor's.
@Component
class CardNews {

  private static final String TOPIC = "card";

  private final VisitorCards cards;
  private final FanOut fanOut;
  private final JsonMapper json;
  private final CardWatch watch = new CardWatch();

  CardNews(VisitorCards cards, FanOut fanOut, JsonMapper json) {
    this.cards = cards;
    this.fanOut = fanOut;
    this.json = json;
    fanOut.listen(TOPIC, this::heard);
    fanOut.onGap(watch::maybeAllChanged);
  }

  private record Frame(String type, List<Object> cards) {}

  /// Answers how the things stand. What changes while it is looked at is told afterwards.
  void ask(WidgetSocket page, Visitor visitor, List<CardName> asked) {
    asked.forEach(card -> watch.add(page, visitor.merchant(), card, itself(card)));
    var shown =
        cards.look(visitor, asked).stream()
            .collect(Collectors.toMap(VisitorCards.Shown::card, one -> one));
    var frame =
        new Frame(
            "cards",
            asked.stream()
                .distinct()
                .map(
                    card -> {
                      var one = shown.get(card);
                      if (one == null) {
                        watch.drop(page, card);
                        return (Object) fact(card, Map.of());
                      }
                      watch.add(page, visitor.merchant(), card, one.topics());
                      return fact(card, one.facts());
                    })
                .toList());
    page.link.send(json.writeValueAsString(frame));
  }

  private static Set<CardTopic> itself(CardName card) {
    return switch (card.kind()) {
      case OrderCards.KIND -> Set.of(CardTopic.order(new OrderId(card.id())));
      case OwnCases.CARD -> Set.of(CardTopic.aCase(new CaseId(card.id())));
      default -> Set.of(CardTopic.of(card));
    };
  }

  /// Of a thing that is not the visitor's nothing but the question comes back.
  private static Map<String, Object> fact(CardName card, Map<String, Object> facts) {
    var all = new LinkedHashMap<String, Object>(facts);
    all.put("kind", card.kind());
    all.put("id", card.id().toString());
    return all;
  }

  void leave(WidgetSocket page) {
    watch.leave(page);
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(OrdersTaken event) {
    changed(event.merchant(), event.orders().stream().map(one -> CardTopic.order(one.id())));
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(OrdersMoved event) {
    changed(
        event.merchant(),
        Stream.concat(
            event.orders().stream().map(CardTopic::order),
            event.parcels().stream()
                .map(parcel -> CardTopic.parcel(parcel.carrier(), parcel.number()))));
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(OrderLinked event) {
    changed(event.merchant(), Stream.of(CardTopic.owner(event.order())));
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(CaseMoved event) {
    changed(event.merchant(), Stream.of(CardTopic.aCase(event.id())));
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(CardChanged event) {
    changed(event.merchant(), Stream.of(CardTopic.of(event.card())));
  }

  private void changed(MerchantId merchant, Stream<CardTopic> topics) {
    var all = topics.distinct().toList();
    all.forEach(topic -> watch.changed(merchant, topic));
    fanOut.publish(TOPIC, all.stream().map(topic -> merchant + " " + topic.text()).toList());
  }

  private void heard(String line) {
    var parts = line.split(" ", 2);
    watch.changed(new MerchantId(Long.parseLong(parts[0])), new CardTopic(parts[1]));
  }

  /// Many changes within a moment are told once.
  @Scheduled(fixedDelayString = "${heqi.channel.card-news:1s}")
  void tell() {
    watch
        .taken()
        .forEach(
            (page, changed) ->
                page.link.send(
                    json.writeValueAsString(new Frame("changed", List.copyOf(changed)))));
  }
}

package io.heqi.bot.order;

import io.heqi.commerce.OrderView;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the texts of a flow may say of an order.
final class OrderFacts {

  static final String NUMBER = "order-number";
  static final String GOODS = "goods";
  private static final String CARRIER = "carrier";
  private static final String PARCEL = "parcel-number";
  private static final String LATEST = "latest";
  private static final String LATEST_AT = "latest-at";
  static final List<String> ALL = List.of(NUMBER, GOODS, CARRIER, PARCEL, LATEST, LATEST_AT);

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MM-dd HH:mm");

  private OrderFacts() {}

  /// What is not known is an empty text.
  static Map<String, String> of(OrderView order, ZoneId zone) {
    var facts = new LinkedHashMap<String, String>();
    ALL.forEach(name -> facts.put(name, ""));
    facts.put(NUMBER, order.number());
    facts.put(GOODS, order.goodsInShort());
    order
        .parcelAtHand()
        .ifPresent(
            parcel -> {
              facts.put(CARRIER, parcel.carrier());
              facts.put(PARCEL, parcel.number());
              parcel.events().stream()
                  .findFirst()
                  .ifPresent(
                      event -> {
                        facts.put(LATEST, event.text());
                        facts.put(LATEST_AT, MOMENT.format(event.at().atZone(zone)));
                      });
            });
    return facts;
  }
}

package io.heqi.commerce;

import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What a card in a chat says of an order: nothing of its receiver, and all else as it was when the
/// card was sent. Screens that know the order show it as it is now.
@Component
public class OrderCards {

  public static final String KIND = "ORDER";

  private final Orders orders;
  private final MessageSource texts;

  OrderCards(Orders orders, MessageSource texts) {
    this.orders = orders;
    this.texts = texts;
  }

  /// @param text the same in words
  public record OrderCard(String text, Map<String, Object> facts) {}

  /// Refuses an order that is not known to be the customer's: its card would tell them of another's
  /// affairs.
  @Transactional(readOnly = true)
  public OrderCard card(MerchantId merchant, CustomerId customer, OrderId id) {
    var order =
        orders
            .own(merchant, customer, id)
            .orElseThrow(() -> Refusal.rule("commerce.order-of-another"));
    return new OrderCard(text(order), facts(order));
  }

  private String text(OrderView order) {
    var state =
        texts.getMessage(
            "commerce.order-state."
                + order.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            null,
            Locale.SIMPLIFIED_CHINESE);
    return texts.getMessage(
        "commerce.order-card",
        new Object[] {
          order.number(),
          order.goodsInShort(),
          order.amounts().currency(),
          order.amounts().total().toPlainString(),
          state
        },
        Locale.SIMPLIFIED_CHINESE);
  }

  /// The same as it is now, of an order that the customer is known to have, with where its parcel
  /// is.
  public static Map<String, Object> now(OrderView order) {
    var facts = facts(order);
    order
        .parcelAtHand()
        .ifPresent(
            parcel -> {
              var now = new LinkedHashMap<String, Object>();
              now.put("carrier", parcel.carrier());
              now.put("number", parcel.number());
              now.put("state", parcel.state().name());
              parcel.events().stream()
                  .findFirst()
                  .ifPresent(
                      event -> {
                        now.put("text", event.text());
                        now.put("at", event.at().toString());
                      });
              facts.put("parcel", now);
            });
    return facts;
  }

  private static Map<String, Object> facts(OrderView order) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("kind", KIND);
    facts.put("id", order.id().toString());
    facts.put("number", order.number());
    facts.put("goods", order.goodsInShort());
    facts.put("currency", order.amounts().currency());
    facts.put("total", order.amounts().total());
    facts.put("state", order.state().name());
    return facts;
  }
}

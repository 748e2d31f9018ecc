package io.heqi.outreach;

import io.heqi.channel.CardName;
import io.heqi.channel.VisitorCardSource;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.contact.ContactCardSource;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Cards of the question whether all is well with an order: each can be answered in one tap as long
/// as nobody answered it.
@Component
class FollowUpCards implements ContactCardSource, VisitorCardSource {

  static final String KIND = "FOLLOW_UP";

  private final FollowUpRepository followUps;
  private final Orders orders;

  FollowUpCards(FollowUpRepository followUps, Orders orders) {
    this.followUps = followUps;
    this.orders = orders;
  }

  static CardName name(OrderId order) {
    return new CardName(KIND, order.value());
  }

  @Override
  public Optional<Map<String, Object>> card(String key) {
    return FollowUp.ofAskKey(key).map(order -> Map.of("kind", KIND, "id", order.toString()));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  @Transactional(readOnly = true)
  public Map<UUID, Map<String, Object>> now(
      MerchantId merchant, CustomerId customer, Set<UUID> ids) {
    var theirs =
        orders
            .own(merchant, customer, ids.stream().map(OrderId::new).collect(Collectors.toSet()))
            .stream()
            .collect(Collectors.toMap(OrderView::id, OrderView::number));
    var now = new HashMap<UUID, Map<String, Object>>();
    for (var one : followUps.asked(merchant, customer, theirs.keySet())) {
      var facts = new HashMap<String, Object>();
      facts.put("number", theirs.get(one.order()));
      facts.put("state", one.state().name());
      if (one.answer() != null) {
        facts.put("answer", one.answer().name());
      }
      now.put(one.order().value(), facts);
    }
    return now;
  }
}

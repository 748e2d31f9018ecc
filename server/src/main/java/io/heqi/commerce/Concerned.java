package io.heqi.commerce;

import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Finds whom an order concerns: those whom a channel knows as its buyer, and those who proved it
/// to be theirs or of whom an agent says so.
@Service
public class Concerned {

  private final OrderRepository orders;
  private final Buyers buyers;

  Concerned(OrderRepository orders, Buyers buyers) {
    this.orders = orders;
    this.buyers = buyers;
  }

  /// @return of each order that concerns anybody known, whom
  @Transactional(readOnly = true)
  public Map<OrderId, Set<CustomerId>> by(MerchantId merchant, Collection<OrderId> ids) {
    var concerned = new HashMap<OrderId, Set<CustomerId>>();
    orders
        .linked(merchant, ids)
        .forEach((order, customers) -> concerned.put(order, new LinkedHashSet<>(customers)));
    var bought = orders.buyers(merchant, ids);
    var known = buyers.customers(merchant, Set.copyOf(bought.values()));
    bought.forEach(
        (order, buyer) -> {
          var customer = known.get(buyer);
          if (customer != null) {
            concerned.computeIfAbsent(order, _ -> new LinkedHashSet<>()).add(customer);
          }
        });
    return concerned;
  }

  /// The same of one.
  @Transactional(readOnly = true)
  public Set<CustomerId> by(MerchantId merchant, OrderId order) {
    return by(merchant, List.of(order)).getOrDefault(order, Set.of());
  }
}

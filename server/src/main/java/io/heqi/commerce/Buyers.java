package io.heqi.commerce;

import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Knows under which ids a customer buys. The module that brings the customers in implements it.
public interface Buyers {

  /// @param id the platform's or the shop's own id of the customer, proven by the channel
  record Buyer(ShopId shop, String id) {}

  default List<Buyer> of(MerchantId merchant, CustomerId customer) {
    return of(merchant, Set.of(customer));
  }

  /// The same of several customers, together.
  List<Buyer> of(MerchantId merchant, Set<CustomerId> customers);

  /// The other way round: the customers who buy under these ids, as far as they are known.
  Map<Buyer, CustomerId> customers(MerchantId merchant, Set<Buyer> buyers);
}

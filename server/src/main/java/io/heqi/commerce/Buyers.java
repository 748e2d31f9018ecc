package io.heqi.commerce;

import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.util.List;

/// Knows under which ids a customer buys. The module that brings the customers in implements it.
public interface Buyers {

  /// @param id the platform's or the shop's own id of the customer, proven by the channel
  record Buyer(ShopId shop, String id) {}

  List<Buyer> of(MerchantId merchant, CustomerId customer);
}

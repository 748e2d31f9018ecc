package io.heqi.commerce;

import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.util.List;

/// Orders of a shop are new, or changed as their platform says. Published in the transaction that
/// stores them.
public record OrdersTold(MerchantId merchant, ShopId shop, List<OrderId> orders) {

  public OrdersTold {
    orders = List.copyOf(orders);
  }
}

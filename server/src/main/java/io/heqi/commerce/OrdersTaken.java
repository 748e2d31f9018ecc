package io.heqi.commerce;

import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.util.List;

/// Orders of a shop are new or changed; told in the transaction that stored them.
public record OrdersTaken(MerchantId merchant, ShopId shop, List<Taken> orders) {

  public OrdersTaken {
    orders = List.copyOf(orders);
  }

  public record Taken(OrderId id, String number, OrderState state) {}
}

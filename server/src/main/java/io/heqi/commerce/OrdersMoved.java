package io.heqi.commerce;

import io.heqi.shared.MerchantId;
import java.util.List;

/// Something happened on the way of orders or parcels, beside what [OrdersTaken] tells; told in the
/// transaction that stored it.
///
/// @param orders that were sent
/// @param parcels that were seen somewhere, of orders or not
public record OrdersMoved(MerchantId merchant, List<OrderId> orders, List<Parcel> parcels) {

  public OrdersMoved {
    orders = List.copyOf(orders);
    parcels = List.copyOf(parcels);
  }

  public record Parcel(String carrier, String number) {}
}

package io.heqi.commerce;

import io.heqi.shared.MerchantId;
import java.time.Instant;
import java.util.List;

/// Carriers told that they handed parcels over, of orders or not; the same may be told again.
public record ParcelsDelivered(MerchantId merchant, List<Delivered> parcels) {

  public ParcelsDelivered {
    parcels = List.copyOf(parcels);
  }

  public record Delivered(String carrier, String number, Instant at) {}
}

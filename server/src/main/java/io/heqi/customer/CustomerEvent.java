package io.heqi.customer;

import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;

/// What happened to a customer's profile.
public sealed interface CustomerEvent {

  MerchantId merchant();

  CustomerId customer();

  /// Name or VIP level changed; both stand on the customer's conversations as well.
  record ProfileChanged(MerchantId merchant, CustomerId customer, String name, int vipLevel)
      implements CustomerEvent {}
}

package io.heqi.channel;

import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Says how things of one kind stand for the customer whose cards show them. Each bean of this type
/// adds its kind to what a chat shows live; [CardChanged] tells that one changed.
public interface VisitorCardSource {

  /// Such as `FOLLOW_UP`.
  String kind();

  /// Those of these that are the customer's, each as its card shows it now.
  Map<UUID, Map<String, Object>> now(MerchantId merchant, CustomerId customer, Set<UUID> ids);
}

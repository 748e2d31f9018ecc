package io.heqi.integration;

import io.heqi.shared.MerchantId;
import io.heqi.shared.Secret;
import io.heqi.shared.ShopId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where another system is told, and of what.
///
/// @param shops whose conversations it hears of; none named: all
/// @param failingSince since when it has not answered; null while it does
/// @param waiting calls that are still to be made
public record WebhookView(
    MerchantId merchant,
    UUID id,
    String name,
    String address,
    Secret secret,
    Set<WebhookEvent> events,
    List<ShopId> shops,
    boolean enabled,
    int failures,
    @Nullable Instant failingSince,
    long waiting) {

  boolean wants(WebhookEvent event, ShopId shop) {
    return events.contains(event) && (shops.isEmpty() || shops.contains(shop));
  }
}

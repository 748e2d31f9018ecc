package io.heqi.commerce.gateway;

import io.heqi.shared.Secret;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// By what a platform knows a shop's app.
///
/// @param appKey the app's public name at the platform
/// @param expiresAt when the access token ends; null where nobody knows
public record Credentials(
    String appKey, Map<ShopGateway.Field, Secret> secrets, @Nullable Instant expiresAt) {

  public Credentials {
    secrets = Map.copyOf(secrets);
  }

  public boolean has(ShopGateway.Field field) {
    return secrets.containsKey(field);
  }

  /// Empty where it was not entered.
  public String secret(ShopGateway.Field field) {
    var known = secrets.get(field);
    return known == null ? "" : known.value();
  }
}

package io.heqi.commerce.gateway;

import io.heqi.merchant.Platform;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The platforms that shops can be connected with.
@Component
class Platforms {

  private final Map<Platform, ShopGateway> gateways;

  Platforms(List<ShopGateway> gateways) {
    this.gateways =
        gateways.stream()
            .collect(Collectors.toUnmodifiableMap(ShopGateway::platform, Function.identity()));
  }

  Optional<ShopGateway> find(Platform platform) {
    return Optional.ofNullable(gateways.get(platform));
  }

  /// Of a shop that is connected.
  ShopGateway of(Gateway gateway) {
    return find(gateway.platform())
        .orElseThrow(() -> new IllegalStateException("No gateway of " + gateway.platform()));
  }
}

package io.heqi.commerce.gateway;

import io.heqi.foundation.security.Actor;
import io.heqi.merchant.MerchantPermissions;
import io.heqi.merchant.Platform;
import io.heqi.merchant.Shops;
import io.heqi.shared.Refusal;
import io.heqi.shared.Secret;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where a merchant connects a shop with its platform, or cuts it off.
@Service
public class Gateways {

  private final GatewayRepository gateways;
  private final Platforms platforms;
  private final Shops shops;
  private final AuditLog audit;
  private final Clock clock;

  Gateways(
      GatewayRepository gateways, Platforms platforms, Shops shops, AuditLog audit, Clock clock) {
    this.gateways = gateways;
    this.platforms = platforms;
    this.shops = shops;
    this.audit = audit;
    this.clock = clock;
  }

  /// @param secrets those that are left out stay as they were, as long as the app is the same
  /// @param expiresAt when the access token ends; null where nobody knows
  /// @param daysBack how far back the first pull reaches; of no meaning later
  public record SaveGateway(
      String appKey,
      Map<ShopGateway.Field, String> secrets,
      @Nullable Instant expiresAt,
      int daysBack,
      boolean enabled) {}

  @Transactional
  public void save(Actor by, ShopId shop, SaveGateway given) {
    by.require(MerchantPermissions.SETTINGS);
    var platform = shops.get(by.merchant(), shop).platform();
    var traits = gateway(platform).traits();
    var known = gateways.find(by.merchant(), shop).filter(g -> g.platform() == platform);
    var same = known.filter(g -> g.credentials().appKey().equals(given.appKey().strip()));
    var credentials = credentials(given, traits, same);
    var now = clock.instant();
    var saved =
        new Gateway(
            by.merchant(),
            shop,
            platform,
            credentials,
            known.map(Gateway::pushKey).orElseGet(() -> PushKeys.next(by.merchant())),
            given.enabled(),
            null,
            null,
            same.map(Gateway::pulledThrough)
                .orElseGet(() -> now.minus(Duration.ofDays(given.daysBack()))),
            null,
            null,
            0,
            0,
            now,
            "");
    gateways.save(saved, same.isEmpty());
    audit.record(
        by,
        "commerce.gateway-set",
        shop,
        Map.of("platform", platform, "app", credentials.appKey(), "enabled", given.enabled()));
  }

  private static Credentials credentials(
      SaveGateway given, ShopGateway.Traits traits, Optional<Gateway> same) {
    var secrets = new EnumMap<ShopGateway.Field, Secret>(ShopGateway.Field.class);
    same.ifPresent(known -> secrets.putAll(known.credentials().secrets()));
    given
        .secrets()
        .forEach(
            (field, value) -> {
              if (traits.asks(field) && !value.isBlank()) {
                secrets.put(field, new Secret(value.strip()));
              }
            });
    for (var field : traits.needs()) {
      if (!secrets.containsKey(field)) {
        throw Refusal.rule("commerce.gateway-secret-missing", field);
      }
    }
    var isOwnToken = traits.asks(ShopGateway.Field.ACCESS_TOKEN);
    if (!isOwnToken) {
      // It is fetched anew with the secret that was entered.
      secrets.remove(ShopGateway.Field.ACCESS_TOKEN);
    }
    return new Credentials(given.appKey().strip(), secrets, isOwnToken ? given.expiresAt() : null);
  }

  private ShopGateway gateway(Platform platform) {
    return platforms
        .find(platform)
        .orElseThrow(() -> Refusal.rule("commerce.gateway-platform-unfit"));
  }

  @Transactional
  public void remove(Actor by, ShopId shop) {
    by.require(MerchantPermissions.SETTINGS);
    if (!gateways.remove(by.merchant(), shop)) {
      throw unknown();
    }
    audit.record(by, "commerce.gateway-removed", shop);
  }

  /// Somebody saw that real orders come as they should.
  @Transactional
  public void confirm(Actor by, ShopId shop) {
    by.require(MerchantPermissions.SETTINGS);
    var known = gateways.find(by.merchant(), shop).orElseThrow(Gateways::unknown);
    gateways.confirm(by.merchant(), shop, by.account().value(), clock.instant());
    audit.record(by, "commerce.gateway-confirmed", shop, Map.of("platform", known.platform()));
  }

  static Refusal unknown() {
    return Refusal.notFound("commerce.gateway-unknown");
  }
}

package io.heqi.commerce.gateway;

import io.heqi.foundation.security.Actor;
import io.heqi.merchant.MerchantPermissions;
import io.heqi.merchant.Platform;
import io.heqi.merchant.Shops;
import io.heqi.shared.AccountId;
import io.heqi.shared.ShopId;
import io.heqi.staff.Members;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What a merchant sees of a shop's connection: never a secret.
@Service
public class GatewayOverview {

  private final GatewayRepository gateways;
  private final ProblemRepository problems;
  private final Platforms platforms;
  private final Shops shops;
  private final Members members;

  GatewayOverview(
      GatewayRepository gateways,
      ProblemRepository problems,
      Platforms platforms,
      Shops shops,
      Members members) {
    this.gateways = gateways;
    this.problems = problems;
    this.platforms = platforms;
    this.shops = shops;
    this.members = members;
  }

  /// @param traits empty where shops of this platform cannot be connected
  /// @param standing empty where the shop is not connected
  public record View(
      Platform platform, Optional<ShopGateway.Traits> traits, Optional<Standing> standing) {}

  /// @param kept the secrets that were entered or fetched
  /// @param confirmedBy the name of who confirmed it; empty where nobody did or the person is gone
  /// @param pulledThrough everything that changed before was pulled
  /// @param failure why the last pull failed: a kind and what the platform said; null where it
  ///     did not
  public record Standing(
      String appKey,
      Set<ShopGateway.Field> kept,
      @Nullable Instant expiresAt,
      String pushKey,
      boolean enabled,
      String confirmedBy,
      @Nullable Instant confirmedAt,
      Instant pulledThrough,
      @Nullable Instant lastPullAt,
      @Nullable Instant lastPushAt,
      long pulled,
      long pushed,
      Instant nextPullAt,
      @Nullable Failure failure,
      List<Problem> problems) {}

  /// @param kind empty where it is a fault of ours
  public record Failure(GatewayFailure.@Nullable Kind kind, String detail) {

    static @Nullable Failure of(String reason) {
      if (reason.isEmpty()) {
        return null;
      }
      for (var kind : GatewayFailure.Kind.values()) {
        if (reason.startsWith(kind + " ")) {
          return new Failure(kind, reason.substring(kind.name().length() + 1));
        }
      }
      return new Failure(null, reason);
    }
  }

  public View of(Actor by, ShopId shop) {
    by.require(MerchantPermissions.SETTINGS);
    var platform = shops.get(by.merchant(), shop).platform();
    return new View(
        platform,
        platforms.find(platform).map(ShopGateway::traits),
        gateways
            .find(by.merchant(), shop)
            .filter(gateway -> gateway.platform() == platform)
            .map(this::standing));
  }

  private Standing standing(Gateway gateway) {
    var credentials = gateway.credentials();
    return new Standing(
        credentials.appKey(),
        credentials.secrets().keySet(),
        credentials.expiresAt(),
        gateway.pushKey(),
        gateway.enabled(),
        confirmedBy(gateway),
        gateway.confirmedAt(),
        gateway.pulledThrough(),
        gateway.lastPullAt(),
        gateway.lastPushAt(),
        gateway.pulled(),
        gateway.pushed(),
        gateway.nextPullAt(),
        Failure.of(gateway.reason()),
        problems.newest(gateway.merchant(), gateway.shop()));
  }

  private String confirmedBy(Gateway gateway) {
    var by = gateway.confirmedBy();
    return by == null
        ? ""
        : members
            .find(gateway.merchant(), new AccountId(by))
            .map(Members.MemberView::name)
            .orElse("");
  }
}

package io.heqi.commerce.gateway;

import io.heqi.shared.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Sees to it that calls go out with a token that is still good. Of all nodes one renews it: where
/// platforms hand out a new refresh token each time, two at once would lose the connection.
@Component
class GatewayTokens {

  private static final Logger log = LoggerFactory.getLogger(GatewayTokens.class);
  private static final Duration RENEWING = Duration.ofSeconds(30);

  private final GatewayRepository gateways;
  private final Clock clock;

  GatewayTokens(GatewayRepository gateways, Clock clock) {
    this.gateways = gateways;
    this.clock = clock;
  }

  /// The shop's credentials, renewed where they would end soon.
  Credentials valid(Gateway gateway, ShopGateway at) {
    var known = gateway.credentials();
    var now = clock.instant();
    var traits = at.traits();
    if (!endsBefore(known, now.plus(traits.renewAhead()))) {
      return known;
    }
    var isStillGood = !endsBefore(known, now);
    if (!traits.renews(known)) {
      if (isStillGood) {
        return known;
      }
      throw new GatewayFailure(GatewayFailure.Kind.TOKEN_EXPIRED, "");
    }
    if (!gateways.mayRenew(gateway, now, now.plus(RENEWING))) {
      if (isStillGood) {
        return known;
      }
      throw new GatewayFailure(GatewayFailure.Kind.TOKEN_EXPIRED, "being renewed");
    }
    return renewed(gateway, at, isStillGood);
  }

  private static boolean endsBefore(Credentials known, Instant moment) {
    var end = known.expiresAt();
    return end == null ? !known.has(ShopGateway.Field.ACCESS_TOKEN) : end.isBefore(moment);
  }

  private Credentials renewed(Gateway gateway, ShopGateway at, boolean isStillGood) {
    var known = gateway.credentials();
    try {
      var token = at.renew(known);
      var secrets = new HashMap<>(known.secrets());
      secrets.put(ShopGateway.Field.ACCESS_TOKEN, token.access());
      Secret refresh = token.refresh();
      if (refresh != null) {
        secrets.put(ShopGateway.Field.REFRESH_TOKEN, refresh);
      }
      var fresh = new Credentials(known.appKey(), secrets, token.expiresAt());
      gateways.keep(gateway, fresh);
      return fresh;
    } catch (GatewayFailure failure) {
      if (!isStillGood) {
        throw failure;
      }
      log.warn("The token of shop {} was not renewed: {}", gateway.shop(), failure.kind());
      return known;
    }
  }

  /// The platform says that the token is no longer good; it is renewed before the next call.
  void ended(Gateway gateway, ShopGateway at) {
    if (at.traits().renews(gateway.credentials())) {
      gateways.tokenEnded(gateway, clock.instant().minusMillis(1));
    }
  }
}

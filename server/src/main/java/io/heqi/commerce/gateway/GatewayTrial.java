package io.heqi.commerce.gateway;

import io.heqi.foundation.security.Actor;
import io.heqi.merchant.MerchantPermissions;
import io.heqi.shared.ShopId;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Service;

/// Asks a platform once for what changed in the last minutes, so that somebody who has just
/// connected a shop knows whether it works. Nothing that comes is stored.
@Service
public class GatewayTrial {

  private static final Duration SPAN = Duration.ofMinutes(10);

  private final GatewayRepository gateways;
  private final PullJob.Outside outside;
  private final Clock clock;

  GatewayTrial(GatewayRepository gateways, PullJob.Outside outside, Clock clock) {
    this.gateways = gateways;
    this.outside = outside;
    this.clock = clock;
  }

  /// @param orders that came, of the last ten minutes' first page
  /// @param unread of them that could not be read
  public record Result(int orders, int unread, long millis) {}

  /// Where it fails, the refusal says why.
  public Result run(Actor by, ShopId shop) {
    by.require(MerchantPermissions.SETTINGS);
    var gateway = gateways.find(by.merchant(), shop).orElseThrow(Gateways::unknown);
    var at = outside.platforms().of(gateway);
    var now = clock.instant();
    var began = System.nanoTime();
    try {
      var page =
          at.pull(outside.tokens().valid(gateway, at), new Window(now.minus(SPAN), now), null);
      var unread = page.readings().stream().filter(Reading.Unread.class::isInstance).count();
      return new Result(
          page.readings().size(),
          Math.toIntExact(unread),
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    } catch (GatewayFailure failure) {
      if (failure.kind() == GatewayFailure.Kind.TOKEN_EXPIRED) {
        outside.tokens().ended(gateway, at);
      }
      throw failure.refusal();
    }
  }
}

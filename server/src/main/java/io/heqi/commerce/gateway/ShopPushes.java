package io.heqi.commerce.gateway;

import io.heqi.foundation.database.Tenancy;
import io.heqi.shared.Refusal;
import java.time.Clock;
import org.springframework.stereotype.Service;

/// Takes the calls of platforms at the push addresses of shops. It is answered as soon as what
/// happened is stored; the orders are fetched after that.
@Service
public class ShopPushes {

  private static final int LONGEST_UNKNOWN = 100;

  private final GatewayRepository gateways;
  private final Platforms platforms;
  private final EventQueue events;
  private final ProblemRepository problems;
  private final Clock clock;

  ShopPushes(
      GatewayRepository gateways,
      Platforms platforms,
      EventQueue events,
      ProblemRepository problems,
      Clock clock) {
    this.gateways = gateways;
    this.platforms = platforms;
    this.events = events;
    this.problems = problems;
    this.clock = clock;
  }

  /// Refuses what does not prove where it comes from.
  public PushReading.Answer take(String key, Push push) {
    var merchant = PushKeys.merchant(key).orElseThrow(ShopPushes::unknown);
    return Tenancy.within(
        merchant,
        () -> {
          var gateway = gateways.byPushKey(merchant, key).orElseThrow(ShopPushes::unknown);
          return taken(gateway, read(gateway, push));
        });
  }

  private PushReading read(Gateway gateway, Push push) {
    try {
      return platforms.of(gateway).read(gateway.credentials(), push);
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.UNAUTHENTICATED) {
        problems.add(
            gateway.merchant(), gateway.shop(), Problem.Kind.PUSH_REFUSED, "", refusal.code());
      }
      throw refusal;
    } catch (GatewayFailure _) {
      throw Refusal.invalid("commerce.push-malformed");
    }
  }

  private PushReading.Answer taken(Gateway gateway, PushReading reading) {
    for (var kind : reading.unknown()) {
      problems.add(
          gateway.merchant(), gateway.shop(), Problem.Kind.PUSH_UNKNOWN, shortened(kind), "");
    }
    if (!reading.events().isEmpty()) {
      events.add(gateway.merchant(), gateway.shop(), reading.events(), clock.instant());
    }
    return reading.answer();
  }

  private static String shortened(String kind) {
    var clean = kind.replace("\0", "");
    return clean.length() <= LONGEST_UNKNOWN ? clean : clean.substring(0, LONGEST_UNKNOWN);
  }

  private static Refusal unknown() {
    return Refusal.notFound("commerce.push-address-unknown");
  }
}

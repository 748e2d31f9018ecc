package io.heqi.merchant;

import io.heqi.foundation.security.Actor;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// The rules of one kind, for all shops: the version of the shop that is in force, or where it has
/// none yet, what Heqi brings.
public final class RuleBook<T> {

  private static final Duration SLOW_CLOCK = Duration.ofMinutes(5);

  private final RuleSets rules;
  private final Clock clock;
  private final String kind;
  private final Class<T> shape;
  private final T shipped;

  RuleBook(RuleSets rules, Clock clock, String kind, Class<T> shape, T shipped) {
    this.rules = rules;
    this.clock = clock;
    this.kind = kind;
    this.shape = shape;
    this.shipped = shipped;
  }

  /// What holds now.
  public T now(MerchantId merchant, ShopId shop) {
    var now = clock.instant();
    return rules.history(merchant, shop, kind, shape).stream()
        .filter(version -> !version.validFrom().isAfter(now))
        .findFirst()
        .map(RuleSets.Version::rules)
        .orElse(shipped);
  }

  /// All versions, newest first; the last is what Heqi brings.
  public List<RuleSets.Version<T>> versions(MerchantId merchant, ShopId shop) {
    return Stream.concat(
            rules.history(merchant, shop, kind, shape).stream(),
            Stream.of(new RuleSets.Version<>(Instant.EPOCH, shipped)))
        .toList();
  }

  /// Adds a version. What was done is judged by the rules of its time, so none begins in the past.
  public void put(Actor by, ShopId shop, Instant validFrom, T now) {
    if (validFrom.isBefore(clock.instant().minus(SLOW_CLOCK))) {
      throw Refusal.rule("merchant.rules-in-the-past");
    }
    rules.put(by, shop, kind, validFrom, now);
  }
}

package io.heqi.commerce.watch;

import io.heqi.commerce.CommercePermissions;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.RuleSets;
import io.heqi.merchant.Shops;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// The parcel limits of the shops, in dated versions; before a shop's oldest, those that Heqi
/// brings.
@Service
public class ParcelLimitSets {

  private final RuleSets rules;
  private final Shops shops;
  private final AuditLog audit;
  private final Clock clock;
  private final ParcelLimits shipped;

  ParcelLimitSets(RuleSets rules, Shops shops, AuditLog audit, Clock clock, JsonMapper json) {
    this.rules = rules;
    this.shops = shops;
    this.audit = audit;
    this.clock = clock;
    try (var in = ParcelLimitSets.class.getResourceAsStream("/commerce/parcel-limits.json")) {
      this.shipped = json.readValue(Objects.requireNonNull(in), ParcelLimits.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ParcelLimits now(MerchantId merchant, ShopId shop) {
    var now = clock.instant();
    return rules.history(merchant, shop, ParcelLimits.KIND, ParcelLimits.class).stream()
        .filter(version -> !version.validFrom().isAfter(now))
        .findFirst()
        .map(RuleSets.Version::rules)
        .orElse(shipped);
  }

  /// All versions, newest first; the last is the one that Heqi brings.
  @Transactional(readOnly = true)
  public List<RuleSets.Version<ParcelLimits>> versions(Actor by, ShopId shop) {
    by.require(CommercePermissions.READ);
    shops.get(by.merchant(), shop);
    var own = rules.history(by.merchant(), shop, ParcelLimits.KIND, ParcelLimits.class);
    return Stream.concat(own.stream(), Stream.of(new RuleSets.Version<>(Instant.EPOCH, shipped)))
        .toList();
  }

  @Transactional
  public void put(Actor by, ShopId shop, Instant validFrom, ParcelLimits limits) {
    shops.get(by.merchant(), shop);
    if (validFrom.isBefore(clock.instant().minus(Duration.ofMinutes(5)))) {
      throw Refusal.rule("commerce.rules-in-the-past");
    }
    rules.put(by, shop, ParcelLimits.KIND, validFrom, limits);
    audit.record(by, "commerce.parcel-limits-changed", shop, Map.of("validFrom", validFrom));
  }
}

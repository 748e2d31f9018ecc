package io.heqi.aftersale;

import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Platform;
import io.heqi.merchant.RuleSets;
import io.heqi.merchant.Shops;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// The policies and time limits of the shops. A change makes a new version with a date from which
/// it holds; before the shop's oldest version the shipped one of its platform holds.
@Service
public class AfterSaleRules {

  private static final int LONGEST_DAYS = 3_650;
  private static final Duration LONGEST = Duration.ofDays(180);
  private static final int MOST_EXCLUDED = 1_000;
  private static final int LONGEST_TEXT = 4_000;

  private final RuleSets rules;
  private final Shops shops;
  private final AuditLog audit;
  private final Clock clock;
  private final List<Shipped> shippedLimits;
  private final ReturnPolicy shippedPolicy;

  AfterSaleRules(RuleSets rules, Shops shops, AuditLog audit, Clock clock, JsonMapper json) {
    this.rules = rules;
    this.shops = shops;
    this.audit = audit;
    this.clock = clock;
    this.shippedLimits =
        Stream.of(read(json, "/aftersale/limits.json", Shipped[].class))
            .sorted(Comparator.comparing(Shipped::validFrom).reversed())
            .toList();
    this.shippedPolicy = read(json, "/aftersale/policy.json", ReturnPolicy.class);
  }

  /// Limits as Heqi brings them, which nobody at the merchant has confirmed.
  ///
  /// @param source how far what they were taken from can be trusted
  public record Shipped(Platform platform, Instant validFrom, String source, StepLimits limits) {}

  /// What holds for a case of a shop.
  record Held(ReturnPolicy policy, StepLimits limits, ZoneId zone) {}

  private static <T> T read(JsonMapper json, String name, Class<T> shape) {
    try (InputStream in = AfterSaleRules.class.getResourceAsStream(name)) {
      return json.readValue(in, shape);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The policy of the purchase, the limits of now.
  Held held(MerchantId merchant, ShopId shop, Instant purchase) {
    return new Held(
        policyAt(merchant, shop, purchase),
        limitsAt(merchant, shop, clock.instant()),
        zone(merchant, shop));
  }

  ZoneId zone(MerchantId merchant, ShopId shop) {
    return ZoneId.of(shops.recent(merchant, shop).zone());
  }

  @Transactional(readOnly = true)
  public ReturnPolicy policyAt(MerchantId merchant, ShopId shop, Instant moment) {
    return policyVersionAt(merchant, shop, moment).rules();
  }

  /// The version in force then; the one that Heqi brings holds since the epoch.
  RuleSets.Version<ReturnPolicy> policyVersionAt(MerchantId merchant, ShopId shop, Instant moment) {
    return at(rules.history(merchant, shop, ReturnPolicy.KIND, ReturnPolicy.class), moment)
        .orElse(new RuleSets.Version<>(Instant.EPOCH, shippedPolicy));
  }

  StepLimits limitsAt(MerchantId merchant, ShopId shop, Instant moment) {
    return limitsOf(merchant, shop).apply(moment);
  }

  /// The limits of a shop at any moment, read once.
  Function<Instant, StepLimits> limitsOf(MerchantId merchant, ShopId shop) {
    var versions = rules.history(merchant, shop, StepLimits.KIND, StepLimits.class);
    var platform = shops.recent(merchant, shop).platform();
    return moment ->
        at(versions, moment)
            .map(RuleSets.Version::rules)
            .orElseGet(() -> shipped(platform, moment).limits());
  }

  private static <T> Optional<RuleSets.Version<T>> at(
      List<RuleSets.Version<T>> versions, Instant moment) {
    return versions.stream().filter(v -> !v.validFrom().isAfter(moment)).findFirst();
  }

  /// The newest of the platform's by then; of a platform of which nothing is known, that for a
  /// merchant's own pages.
  Shipped shipped(Platform platform, Instant moment) {
    return Stream.of(platform, Platform.OWN_PAGES)
        .flatMap(
            wanted ->
                shippedLimits.stream()
                    .filter(one -> one.platform() == wanted)
                    .filter(one -> !one.validFrom().isAfter(moment)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No limits are shipped for " + moment));
  }

  @Transactional(readOnly = true)
  public List<RuleSets.Version<ReturnPolicy>> policies(Actor by, ShopId shop) {
    by.require(AfterSalePermissions.READ);
    shops.get(by.merchant(), shop);
    var versions = rules.history(by.merchant(), shop, ReturnPolicy.KIND, ReturnPolicy.class);
    var first = new RuleSets.Version<>(Instant.EPOCH, shippedPolicy);
    return Stream.concat(versions.stream(), Stream.of(first)).toList();
  }

  @Transactional(readOnly = true)
  public List<RuleSets.Version<StepLimits>> limits(Actor by, ShopId shop) {
    by.require(AfterSalePermissions.READ);
    var platform = shops.get(by.merchant(), shop).platform();
    var versions = rules.history(by.merchant(), shop, StepLimits.KIND, StepLimits.class);
    var first = shipped(platform, clock.instant());
    return Stream.concat(
            versions.stream(), Stream.of(new RuleSets.Version<>(Instant.EPOCH, first.limits())))
        .toList();
  }

  /// How far the shipped limits of the shop's platform can be trusted.
  @Transactional(readOnly = true)
  public String sourceOfShipped(Actor by, ShopId shop) {
    by.require(AfterSalePermissions.READ);
    return shipped(shops.get(by.merchant(), shop).platform(), clock.instant()).source();
  }

  /// What was bought under an older policy keeps it: a version may begin now or later.
  @Transactional
  public void putPolicy(Actor by, ShopId shop, Instant validFrom, ReturnPolicy policy) {
    shops.get(by.merchant(), shop);
    requireNotPast(validFrom);
    var days =
        IntStream.of(
            policy.noReasonDays(),
            policy.faultDays(),
            policy.exchangeDays(),
            policy.repairDays(),
            policy.priceDays());
    if (days.anyMatch(n -> n < 0 || n > LONGEST_DAYS)) {
      throw Refusal.invalid("aftersale.days-malformed", LONGEST_DAYS);
    }
    if (policy.freeShippingFrom().signum() < 0 || policy.freight().signum() < 0) {
      throw Refusal.invalid("aftersale.amount-malformed");
    }
    if (policy.excluded().size() > MOST_EXCLUDED
        || policy.text().length() > LONGEST_TEXT
        || policy.returnAddress().length() > LONGEST_TEXT) {
      throw Refusal.tooLarge("aftersale.policy-too-large", MOST_EXCLUDED, LONGEST_TEXT);
    }
    rules.put(by, shop, ReturnPolicy.KIND, validFrom, policy);
    audit.record(by, "aftersale.policy-changed", shop, Map.of("validFrom", validFrom));
  }

  @Transactional
  public void putLimits(Actor by, ShopId shop, Instant validFrom, StepLimits limits) {
    shops.get(by.merchant(), shop);
    requireNotPast(validFrom);
    var times =
        Stream.of(
            limits.answerUnshipped(),
            limits.answerShipped(),
            limits.answerOther(),
            limits.consider(),
            limits.sendBack(),
            limits.receive(),
            limits.inspect(),
            limits.ship(),
            limits.confirmReceipt(),
            limits.dispute(),
            limits.decide(),
            limits.refund(),
            limits.mendRefund(),
            limits.confirmMoney());
    var signed = limits.receiveSigned();
    if (times.anyMatch(AfterSaleRules::outOfLimits) || (signed != null && outOfLimits(signed))) {
      throw Refusal.invalid("aftersale.limit-malformed", LONGEST.toDays());
    }
    if (limits.warn().isNegative()
        || limits.headStart().isNegative()
        || limits.offers() < 0
        || limits.applications() < 0
        || limits.largeAmount().compareTo(BigDecimal.ZERO) < 0) {
      throw Refusal.invalid("aftersale.amount-malformed");
    }
    rules.put(by, shop, StepLimits.KIND, validFrom, limits);
    audit.record(by, "aftersale.limits-changed", shop, Map.of("validFrom", validFrom));
  }

  private static boolean outOfLimits(Duration time) {
    return !time.isPositive() || time.compareTo(LONGEST) > 0;
  }

  private void requireNotPast(Instant validFrom) {
    if (validFrom.isBefore(clock.instant().minus(Duration.ofMinutes(5)))) {
      throw Refusal.rule("aftersale.rules-in-the-past");
    }
  }
}

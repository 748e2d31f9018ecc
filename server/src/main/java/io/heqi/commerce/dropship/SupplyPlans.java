package io.heqi.commerce.dropship;

import io.heqi.commerce.CommercePermissions;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.RuleSets;
import io.heqi.merchant.Shops;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The supply plans of the shops, in dated versions.
@Service
public class SupplyPlans {

  static final int MOST_AGREEMENTS = 100;
  static final int MOST_GOODS = 5_000;
  private static final int LONGEST_HOURS = 24 * 60;
  private static final int LONGEST_CODE = 64;
  private static final BigDecimal MOST_MONEY = new BigDecimal("10000000");

  /// An agreement may have been made before it is entered, where nothing held before.
  private static final Duration FARTHEST_BACK = Duration.ofDays(90);

  private static final Duration MOMENT = Duration.ofMinutes(5);

  private final RuleSets rules;
  private final Shops shops;
  private final Suppliers suppliers;
  private final AuditLog audit;
  private final Clock clock;

  SupplyPlans(RuleSets rules, Shops shops, Suppliers suppliers, AuditLog audit, Clock clock) {
    this.rules = rules;
    this.shops = shops;
    this.suppliers = suppliers;
    this.audit = audit;
    this.clock = clock;
  }

  /// All versions, newest first; none where the shop never had a plan.
  @Transactional(readOnly = true)
  public List<RuleSets.Version<SupplyPlan>> of(Actor by, ShopId shop) {
    by.require(CommercePermissions.SUPPLIERS);
    shops.get(by.merchant(), shop);
    return history(by.merchant(), shop);
  }

  /// The plan that holds for what was bought at that moment.
  Optional<SupplyPlan> at(MerchantId merchant, ShopId shop, Instant moment) {
    return history(merchant, shop).stream()
        .filter(version -> !version.validFrom().isAfter(moment))
        .map(RuleSets.Version::rules)
        .findFirst();
  }

  private List<RuleSets.Version<SupplyPlan>> history(MerchantId merchant, ShopId shop) {
    return rules.history(merchant, shop, SupplyPlan.KIND, SupplyPlan.class);
  }

  @Transactional
  public void put(Actor by, ShopId shop, Instant validFrom, SupplyPlan plan) {
    by.require(CommercePermissions.SUPPLIERS);
    shops.get(by.merchant(), shop);
    var earliest =
        history(by.merchant(), shop).isEmpty()
            ? clock.instant().minus(FARTHEST_BACK)
            : clock.instant().minus(MOMENT);
    if (validFrom.isBefore(earliest)) {
      throw Refusal.rule("commerce.supply-in-the-past");
    }
    check(by.merchant(), plan);
    rules.put(by, shop, SupplyPlan.KIND, validFrom, plan);
    audit.record(
        by,
        "commerce.supply-changed",
        shop,
        Map.of("validFrom", validFrom, "assignment", plan.assignment()));
  }

  private void check(MerchantId merchant, SupplyPlan plan) {
    if (plan.agreements().size() > MOST_AGREEMENTS) {
      throw Refusal.tooLarge("commerce.supply-too-large", MOST_AGREEMENTS, MOST_GOODS);
    }
    var known = new HashSet<SupplierId>();
    for (var agreement : plan.agreements()) {
      suppliers.get(merchant, agreement.supplier());
      if (!known.add(agreement.supplier())) {
        throw Refusal.rule("commerce.supply-agreed-twice");
      }
      check(agreement);
    }
    var whole = plan.supplier();
    if ((plan.assignment() == SupplyPlan.Assignment.SHOP) != (whole != null)
        || (whole != null && !known.contains(whole))) {
      throw Refusal.rule("commerce.supply-assignment-unclear");
    }
    if (plan.assignment() == SupplyPlan.Assignment.PRODUCT) {
      requireOneSupplierForEach(plan);
    }
  }

  private static void requireOneSupplierForEach(SupplyPlan plan) {
    var codes = new HashSet<String>();
    plan.agreements().stream()
        .flatMap(one -> one.goods().stream())
        .map(SupplyPlan.Goods::code)
        .filter(code -> !codes.add(code))
        .findFirst()
        .ifPresent(
            code -> {
              throw Refusal.rule("commerce.supply-goods-twice", code);
            });
  }

  private static void check(SupplyPlan.Agreement agreement) {
    if (isNoTime(agreement.shipHours()) || isNoTime(agreement.answerHours())) {
      throw Refusal.invalid("commerce.supply-hours-malformed", LONGEST_HOURS);
    }
    var amounts = Stream.of(agreement.freight(), agreement.returnFreight(), agreement.restockFee());
    var prices = agreement.goods().stream().map(SupplyPlan.Goods::price);
    if (Stream.concat(amounts, prices).anyMatch(SupplyPlans::isNoAmount)
        || isBadProfit(agreement.minimumProfit())) {
      throw Refusal.invalid("commerce.supply-amount-malformed");
    }
    if (agreement.goods().size() > MOST_GOODS) {
      throw Refusal.tooLarge("commerce.supply-too-large", MOST_AGREEMENTS, MOST_GOODS);
    }
    var codes = new HashSet<String>();
    for (var goods : agreement.goods()) {
      if (goods.code().isBlank() || goods.code().length() > LONGEST_CODE) {
        throw Refusal.invalid("commerce.supply-code-malformed", LONGEST_CODE);
      }
      if (!codes.add(goods.code())) {
        throw Refusal.rule("commerce.supply-goods-twice", goods.code());
      }
    }
  }

  private static boolean isNoTime(int hours) {
    return hours < 1 || hours > LONGEST_HOURS;
  }

  private static boolean isNoAmount(BigDecimal amount) {
    return amount.signum() < 0
        || amount.compareTo(MOST_MONEY) >= 0
        || amount.stripTrailingZeros().scale() > 2;
  }

  private static boolean isBadProfit(@Nullable BigDecimal profit) {
    return profit != null && isNoAmount(profit);
  }
}

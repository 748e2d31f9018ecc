package io.heqi.outreach.offer;

import io.heqi.foundation.security.Actor;
import io.heqi.loyalty.Coupons;
import io.heqi.merchant.RuleBook;
import io.heqi.merchant.RuleBooks;
import io.heqi.merchant.RuleSets;
import io.heqi.merchant.Shops;
import io.heqi.outreach.OutreachPermissions;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The rules of the shops about offers.
@Service
public class CrossSellRuleSets {

  private final RuleBook<CrossSellRules> book;
  private final Coupons coupons;
  private final Shops shops;
  private final AuditLog audit;

  CrossSellRuleSets(RuleBooks books, Coupons coupons, Shops shops, AuditLog audit) {
    this.book =
        books.of(CrossSellRules.KIND, CrossSellRules.class, "/outreach/cross-sell-rules.json");
    this.coupons = coupons;
    this.shops = shops;
    this.audit = audit;
  }

  CrossSellRules now(MerchantId merchant, ShopId shop) {
    return book.now(merchant, shop);
  }

  ZoneId zone(MerchantId merchant, ShopId shop) {
    return ZoneId.of(shops.recent(merchant, shop).zone());
  }

  /// All versions, newest first; the last is the one that Heqi brings.
  @Transactional(readOnly = true)
  public List<RuleSets.Version<CrossSellRules>> versions(Actor by, ShopId shop) {
    by.require(OutreachPermissions.OFFER);
    shops.get(by.merchant(), shop);
    return book.versions(by.merchant(), shop);
  }

  @Transactional
  public void put(Actor by, ShopId shop, Instant validFrom, CrossSellRules rules) {
    shops.get(by.merchant(), shop);
    for (var band : rules.bands()) {
      if (band.coupon() != null
          && !coupons.kind(by.merchant(), band.coupon()).shop().equals(shop)) {
        throw Refusal.invalid("outreach.coupon-of-another-shop");
      }
    }
    book.put(by, shop, validFrom, rules);
    audit.record(by, "outreach.cross-sell-rules-changed", shop, Map.of("validFrom", validFrom));
  }
}

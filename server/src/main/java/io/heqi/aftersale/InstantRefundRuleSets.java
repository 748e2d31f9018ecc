package io.heqi.aftersale;

import io.heqi.foundation.security.Actor;
import io.heqi.merchant.RuleBook;
import io.heqi.merchant.RuleBooks;
import io.heqi.merchant.RuleSets;
import io.heqi.merchant.Shops;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The rules of the shops about instant refunds.
@Service
public class InstantRefundRuleSets {

  private final RuleBook<InstantRefundRules> book;
  private final Shops shops;
  private final AuditLog audit;

  InstantRefundRuleSets(RuleBooks books, Shops shops, AuditLog audit) {
    this.book =
        books.of(
            InstantRefundRules.KIND,
            InstantRefundRules.class,
            "/aftersale/instant-refund-rules.json");
    this.shops = shops;
    this.audit = audit;
  }

  InstantRefundRules now(MerchantId merchant, ShopId shop) {
    return book.now(merchant, shop);
  }

  /// All versions, newest first; the last is the one that Heqi brings.
  @Transactional(readOnly = true)
  public List<RuleSets.Version<InstantRefundRules>> versions(Actor by, ShopId shop) {
    by.require(AfterSalePermissions.READ);
    shops.get(by.merchant(), shop);
    return book.versions(by.merchant(), shop);
  }

  @Transactional
  public void put(Actor by, ShopId shop, Instant validFrom, InstantRefundRules rules) {
    shops.get(by.merchant(), shop);
    book.put(by, shop, validFrom, rules);
    audit.record(
        by, "aftersale.instant-refund-rules-changed", shop, Map.of("validFrom", validFrom));
  }
}

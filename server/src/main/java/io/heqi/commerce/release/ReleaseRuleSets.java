package io.heqi.commerce.release;

import io.heqi.commerce.CommercePermissions;
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

/// The release rules of the shops.
@Service
public class ReleaseRuleSets {

  private final RuleBook<ReleaseRules> book;
  private final Shops shops;
  private final AuditLog audit;

  ReleaseRuleSets(RuleBooks books, Shops shops, AuditLog audit) {
    this.book = books.of(ReleaseRules.KIND, ReleaseRules.class, "/commerce/release-rules.json");
    this.shops = shops;
    this.audit = audit;
  }

  ReleaseRules now(MerchantId merchant, ShopId shop) {
    return book.now(merchant, shop);
  }

  /// All versions, newest first; the last is the one that Heqi brings.
  @Transactional(readOnly = true)
  public List<RuleSets.Version<ReleaseRules>> versions(Actor by, ShopId shop) {
    by.require(CommercePermissions.READ);
    shops.get(by.merchant(), shop);
    return book.versions(by.merchant(), shop);
  }

  @Transactional
  public void put(Actor by, ShopId shop, Instant validFrom, ReleaseRules rules) {
    shops.get(by.merchant(), shop);
    book.put(by, shop, validFrom, rules);
    audit.record(by, "commerce.release-rules-changed", shop, Map.of("validFrom", validFrom));
  }
}

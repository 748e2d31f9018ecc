package io.heqi.outreach;

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

/// The rules of the shops about follow-ups.
@Service
public class FollowUpRuleSets {

  private final RuleBook<FollowUpRules> book;
  private final Shops shops;
  private final AuditLog audit;

  FollowUpRuleSets(RuleBooks books, Shops shops, AuditLog audit) {
    this.book = books.of(FollowUpRules.KIND, FollowUpRules.class, "/outreach/follow-up-rules.json");
    this.shops = shops;
    this.audit = audit;
  }

  FollowUpRules now(MerchantId merchant, ShopId shop) {
    return book.now(merchant, shop);
  }

  /// All versions, newest first; the last is the one that Heqi brings.
  @Transactional(readOnly = true)
  public List<RuleSets.Version<FollowUpRules>> versions(Actor by, ShopId shop) {
    by.require(OutreachPermissions.FOLLOW_UP);
    shops.get(by.merchant(), shop);
    return book.versions(by.merchant(), shop);
  }

  @Transactional
  public void put(Actor by, ShopId shop, Instant validFrom, FollowUpRules rules) {
    shops.get(by.merchant(), shop);
    book.put(by, shop, validFrom, rules);
    audit.record(by, "outreach.follow-up-rules-changed", shop, Map.of("validFrom", validFrom));
  }
}

package io.heqi.commerce.reminder;

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

/// The rules of the shops about unpaid orders.
@Service
public class ReminderRuleSets {

  private final RuleBook<ReminderRules> book;
  private final Shops shops;
  private final AuditLog audit;

  ReminderRuleSets(RuleBooks books, Shops shops, AuditLog audit) {
    this.book = books.of(ReminderRules.KIND, ReminderRules.class, "/commerce/reminder-rules.json");
    this.shops = shops;
    this.audit = audit;
  }

  ReminderRules now(MerchantId merchant, ShopId shop) {
    return book.now(merchant, shop);
  }

  /// All versions, newest first; the last is the one that Heqi brings.
  @Transactional(readOnly = true)
  public List<RuleSets.Version<ReminderRules>> versions(Actor by, ShopId shop) {
    by.require(CommercePermissions.READ);
    shops.get(by.merchant(), shop);
    return book.versions(by.merchant(), shop);
  }

  @Transactional
  public void put(Actor by, ShopId shop, Instant validFrom, ReminderRules rules) {
    shops.get(by.merchant(), shop);
    book.put(by, shop, validFrom, rules);
    audit.record(by, "commerce.reminder-rules-changed", shop, Map.of("validFrom", validFrom));
  }
}

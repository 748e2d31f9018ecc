package io.heqi.contact;

import io.heqi.foundation.security.Actor;
import io.heqi.merchant.RuleBook;
import io.heqi.merchant.RuleBooks;
import io.heqi.merchant.RuleSets;
import io.heqi.merchant.Shops;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The contact rules of the shops.
@Service
public class ContactRuleSets {

  private final RuleBook<ContactRules> book;
  private final Shops shops;
  private final AuditLog audit;

  ContactRuleSets(RuleBooks books, Shops shops, AuditLog audit) {
    this.book = books.of(ContactRules.KIND, ContactRules.class, "/contact/rules.json");
    this.shops = shops;
    this.audit = audit;
  }

  /// What holds now.
  ContactRules now(MerchantId merchant, ShopId shop) {
    return book.now(merchant, shop);
  }

  ZoneId zone(MerchantId merchant, ShopId shop) {
    return ZoneId.of(shops.recent(merchant, shop).zone());
  }

  /// All versions, newest first; the last is the one that Heqi brings.
  @Transactional(readOnly = true)
  public List<RuleSets.Version<ContactRules>> versions(Actor by, ShopId shop) {
    by.require(ContactPermissions.KEEP);
    shops.get(by.merchant(), shop);
    return book.versions(by.merchant(), shop);
  }

  @Transactional
  public void put(Actor by, ShopId shop, Instant validFrom, ContactRules now) {
    shops.get(by.merchant(), shop);
    book.put(by, shop, validFrom, now);
    audit.record(by, "contact.rules-changed", shop, Map.of("validFrom", validFrom));
  }
}

package io.heqi.aftersale.compensation;

import io.heqi.foundation.security.Actor;
import io.heqi.merchant.MerchantPermissions;
import io.heqi.merchant.RuleBook;
import io.heqi.merchant.RuleBooks;
import io.heqi.merchant.RuleSets;
import io.heqi.merchant.Shops;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import io.heqi.staff.Members;
import io.heqi.staff.Roles;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The compensation rules of the shops.
@Service
public class CompensationRuleSets {

  private final RuleBook<CompensationRules> book;
  private final Shops shops;
  private final Members members;
  private final Roles roles;
  private final AuditLog audit;

  CompensationRuleSets(RuleBooks books, Shops shops, Members members, Roles roles, AuditLog audit) {
    this.book =
        books.of(
            CompensationRules.KIND, CompensationRules.class, "/aftersale/compensation-rules.json");
    this.shops = shops;
    this.members = members;
    this.roles = roles;
    this.audit = audit;
  }

  CompensationRules now(MerchantId merchant, ShopId shop) {
    return book.now(merchant, shop);
  }

  ZoneId zone(MerchantId merchant, ShopId shop) {
    return ZoneId.of(shops.recent(merchant, shop).zone());
  }

  /// What a person may give without a second one.
  CompensationRules.Limit limit(Actor by, CompensationRules rules) {
    var role = members.find(by.merchant(), by.account()).map(Members.MemberView::role);
    return roles.list(by.merchant()).stream()
        .filter(one -> role.filter(one.id()::equals).isPresent())
        .findFirst()
        .map(one -> rules.limit(one.id().toString(), one.template()))
        .orElse(CompensationRules.Limit.NOTHING);
  }

  /// All versions, newest first; the last is the one that Heqi brings.
  @Transactional(readOnly = true)
  public List<RuleSets.Version<CompensationRules>> versions(Actor by, ShopId shop) {
    by.require(MerchantPermissions.SETTINGS);
    shops.get(by.merchant(), shop);
    return book.versions(by.merchant(), shop);
  }

  @Transactional
  public void put(Actor by, ShopId shop, Instant validFrom, CompensationRules rules) {
    shops.get(by.merchant(), shop);
    book.put(by, shop, validFrom, rules);
    audit.record(by, "aftersale.compensation-rules-changed", shop, Map.of("validFrom", validFrom));
  }
}

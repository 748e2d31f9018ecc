package io.heqi.report.deal;

import io.heqi.conversation.ConversationPermissions;
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

/// The attribution rules of the shops.
@Service
public class AttributionRuleSets {

  private final RuleBook<AttributionRules> book;
  private final Shops shops;
  private final AuditLog audit;

  AttributionRuleSets(RuleBooks books, Shops shops, AuditLog audit) {
    this.book =
        books.of(AttributionRules.KIND, AttributionRules.class, "/report/attribution-rules.json");
    this.shops = shops;
    this.audit = audit;
  }

  /// A shop's rules with their dates, newest first.
  record History(List<RuleSets.Version<AttributionRules>> versions) {

    AttributionRules at(Instant moment) {
      return versions.stream()
          .filter(version -> !version.validFrom().isAfter(moment))
          .findFirst()
          .orElse(versions.getLast())
          .rules();
    }
  }

  History history(MerchantId merchant, ShopId shop) {
    return new History(book.versions(merchant, shop));
  }

  /// All versions, newest first; the last is the one that Heqi brings.
  @Transactional(readOnly = true)
  public List<RuleSets.Version<AttributionRules>> versions(Actor by, ShopId shop) {
    by.require(ConversationPermissions.REPLY);
    shops.get(by.merchant(), shop);
    return book.versions(by.merchant(), shop);
  }

  @Transactional
  public void put(Actor by, ShopId shop, Instant validFrom, AttributionRules rules) {
    shops.get(by.merchant(), shop);
    book.put(by, shop, validFrom, rules);
    audit.record(by, "report.attribution-rules-changed", shop, Map.of("validFrom", validFrom));
  }
}

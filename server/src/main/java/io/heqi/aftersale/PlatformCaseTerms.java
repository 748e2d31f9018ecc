package io.heqi.aftersale;

import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.time.Instant;
import org.springframework.stereotype.Service;

/// What a case that stands on a platform has in common with those that stand here: somebody who
/// looks after it and a time by which something happens.
@Service
public class PlatformCaseTerms {

  private final CaseOwners owners;
  private final AfterSaleRules rules;

  PlatformCaseTerms(CaseOwners owners, AfterSaleRules rules) {
    this.owners = owners;
    this.rules = rules;
  }

  public AccountId owner(MerchantId merchant) {
    return owners.of(merchant, null);
  }

  /// By the shop's limits of the moment in which the step began.
  public Instant due(
      MerchantId merchant,
      ShopId shop,
      Instant begun,
      AfterSaleState state,
      AfterSaleType type,
      boolean wasSent) {
    return begun.plus(rules.limitsAt(merchant, shop, begun).of(state, type, wasSent));
  }
}

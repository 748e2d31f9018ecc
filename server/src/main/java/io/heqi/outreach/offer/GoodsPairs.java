package io.heqi.outreach.offer;

import io.heqi.foundation.security.Actor;
import io.heqi.merchant.MerchantPermissions;
import io.heqi.merchant.Shops;
import io.heqi.outreach.OutreachPermissions;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a merchant says goes with what.
@Service
public class GoodsPairs {

  public static final int MOST = 500;
  public static final int LONGEST_REASON = 100;

  private final OfferRepository offers;
  private final Shops shops;
  private final AuditLog audit;

  GoodsPairs(OfferRepository offers, Shops shops, AuditLog audit) {
    this.offers = offers;
    this.shops = shops;
    this.audit = audit;
  }

  /// @param product the number of what was bought
  /// @param goesWith the number of what goes with it
  /// @param reason as a customer hears it
  public record GoodsPair(String product, String goesWith, String reason) {

    public GoodsPair {
      product = product.strip();
      goesWith = goesWith.strip();
      reason = reason.strip();
      if (product.isEmpty()
          || goesWith.isEmpty()
          || product.equals(goesWith)
          || reason.isEmpty()
          || reason.length() > LONGEST_REASON) {
        throw Refusal.invalid("outreach.pair-malformed", LONGEST_REASON);
      }
    }
  }

  @Transactional(readOnly = true)
  public List<GoodsPair> list(Actor by, ShopId shop) {
    by.require(OutreachPermissions.OFFER);
    shops.get(by.merchant(), shop);
    return offers.pairs(by.merchant(), shop).stream()
        .map(one -> new GoodsPair(one.product(), one.goesWith(), one.reason()))
        .toList();
  }

  /// Says all of a shop anew; of two for the same goods the later counts.
  @Transactional
  public void put(Actor by, ShopId shop, List<GoodsPair> pairs) {
    by.require(MerchantPermissions.SETTINGS);
    shops.get(by.merchant(), shop);
    if (pairs.size() > MOST) {
      throw Refusal.tooLarge("outreach.too-many-pairs", MOST);
    }
    var byGoods = new LinkedHashMap<List<String>, OfferRepository.Pair>();
    for (var pair : pairs) {
      byGoods.put(
          List.of(pair.product(), pair.goesWith()),
          new OfferRepository.Pair(pair.product(), pair.goesWith(), pair.reason()));
    }
    offers.replacePairs(by.merchant(), shop, List.copyOf(byGoods.values()));
    audit.record(by, "outreach.pairs-changed", shop, Map.of("pairs", byGoods.size()));
  }
}

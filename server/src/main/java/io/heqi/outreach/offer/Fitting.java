package io.heqi.outreach.offer;

import io.heqi.commerce.OrderView;
import io.heqi.commerce.product.Companions;
import io.heqi.commerce.product.ProductView;
import io.heqi.commerce.product.Products;
import io.heqi.shared.MerchantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Finds what goes with what was bought: first what the merchant says, then what orders say, the
/// surest first. Nothing is shown that cannot be bought, was bought already, or has no reason.
@Component
class Fitting {

  private static final int SHOWN = 6;

  private final OfferRepository offers;
  private final Companions companions;
  private final Products products;

  Fitting(OfferRepository offers, Companions companions, Products products) {
    this.offers = offers;
    this.companions = companions;
    this.products = products;
  }

  /// @param titles of what was bought, by number
  private record Bought(List<String> numbers, Map<String, String> titles) {}

  List<CrossSellView.OfferedGoods> of(MerchantId merchant, OrderView order, CrossSellRules rules) {
    var bought = bought(merchant, order);
    var reasons = new LinkedHashMap<String, String>();
    for (var pair : offers.pairs(merchant, order.shop(), bought.numbers())) {
      reasons.putIfAbsent(pair.goesWith(), rules.pairReason().replace("{reason}", pair.reason()));
    }
    companions.of(merchant, order.shop(), bought.numbers()).stream()
        .filter(one -> one.together() >= rules.leastTogether())
        .sorted(Comparator.comparingDouble(Companions.Companion::atLeast).reversed())
        .forEach(one -> reasons.putIfAbsent(one.number(), reason(one, bought, rules)));
    bought.numbers().forEach(reasons::remove);
    var buyable = products.buyable(merchant, order.shop(), Set.copyOf(reasons.keySet()));
    var shown = new ArrayList<CrossSellView.OfferedGoods>();
    reasons.forEach(
        (number, reason) -> {
          var product = buyable.get(number);
          if (product != null && shown.size() < SHOWN) {
            shown.add(goods(product, reason));
          }
        });
    return shown;
  }

  private Bought bought(MerchantId merchant, OrderView order) {
    var titles = new LinkedHashMap<String, String>();
    for (var product : products.of(merchant, order)) {
      titles.put(product.number(), product.title());
    }
    for (var line : order.lines()) {
      if (!line.productNumber().isEmpty()) {
        titles.putIfAbsent(line.productNumber(), line.title());
      }
    }
    return new Bought(List.copyOf(titles.keySet()), titles);
  }

  private static String reason(Companions.Companion one, Bought bought, CrossSellRules rules) {
    var share = Math.max(1, Math.round(100.0 * one.together() / one.of()));
    return rules
        .togetherReason()
        .replace("{with}", bought.titles().getOrDefault(one.with(), ""))
        .replace("{share}", String.valueOf(share));
  }

  private static CrossSellView.OfferedGoods goods(ProductView product, String reason) {
    return new CrossSellView.OfferedGoods(
        product.number(),
        product.title(),
        product.currency(),
        product.priceFrom(),
        product.priceTo(),
        product.pictures().isEmpty() ? "" : product.pictures().getFirst(),
        reason);
  }
}

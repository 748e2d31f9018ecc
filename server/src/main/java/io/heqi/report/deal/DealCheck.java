package io.heqi.report.deal;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.PaidOrders;
import io.heqi.merchant.ShopView;
import io.heqi.shared.MerchantId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Compares the deal record of a shop with its orders: first the sums, and where those differ, one
/// order after the other.
@Component
class DealCheck {

  static final int SHOWN = 50;
  private static final int PAGE = 1_000;

  private final PaidOrders orders;
  private final DealReader deals;

  DealCheck(PaidOrders orders, DealReader deals) {
    this.orders = orders;
    this.deals = deals;
  }

  /// @param entered what the record says of this shop
  boolean agrees(
      MerchantId merchant,
      ShopView shop,
      LocalDate from,
      LocalDate to,
      List<DealTotals.DealTotal> entered) {
    var zone = ZoneId.of(shop.zone());
    var ordered =
        orders.sums(
            merchant,
            shop.id(),
            from.atStartOfDay(zone).toInstant(),
            to.plusDays(1).atStartOfDay(zone).toInstant());
    var recorded =
        entered.stream()
            .map(t -> new PaidOrders.Sum(t.currency(), t.orders(), t.quantity(), t.paid()))
            .toList();
    return ordered.equals(recorded);
  }

  /// @param most how many are enough
  List<DealTotals.DealDifference> differences(
      MerchantId merchant, ShopView shop, LocalDate from, LocalDate to, int most) {
    var entered = entered(merchant, shop, from, to);
    var zone = ZoneId.of(shop.zone());
    var start = from.atStartOfDay(zone).toInstant();
    var end = to.plusDays(1).atStartOfDay(zone).toInstant();
    var found = new ArrayList<DealTotals.DealDifference>();
    Instant at = start;
    var after = new UUID(0, 0);
    List<PaidOrders.PaidOrder> page;
    do {
      page = orders.between(merchant, shop.id(), start, end, at, after, PAGE);
      for (var order : page) {
        var deal = entered.remove(order.id());
        if (!isSame(order, deal)) {
          found.add(
              new DealTotals.DealDifference(
                  order.id(),
                  shop.id(),
                  order.number(),
                  order.currency(),
                  order.paid(),
                  deal == null ? null : deal.paid()));
        }
        at = order.at();
        after = order.id().value();
      }
    } while (page.size() == PAGE && found.size() < most);
    if (page.size() < PAGE) {
      entered.values().stream()
          .map(
              deal ->
                  new DealTotals.DealDifference(
                      deal.order(), shop.id(), deal.number(), deal.currency(), null, deal.paid()))
          .forEach(found::add);
    }
    return found.stream().limit(most).toList();
  }

  private static boolean isSame(PaidOrders.PaidOrder order, DealReader.@Nullable Entered deal) {
    return deal != null
        && deal.currency().equals(order.currency())
        && deal.quantity() == order.quantity()
        && deal.paid().compareTo(order.paid()) == 0;
  }

  private Map<OrderId, DealReader.Entered> entered(
      MerchantId merchant, ShopView shop, LocalDate from, LocalDate to) {
    var entered = new HashMap<OrderId, DealReader.Entered>();
    var after = new UUID(0, 0);
    List<DealReader.Entered> page;
    do {
      page = deals.entered(merchant, shop.id(), from, to, after, PAGE);
      for (var deal : page) {
        entered.put(deal.order(), deal);
        after = deal.order().value();
      }
    } while (page.size() == PAGE);
    return entered;
  }
}

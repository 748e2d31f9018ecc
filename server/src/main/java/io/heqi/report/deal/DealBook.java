package io.heqi.report.deal;

import io.heqi.aftersale.Refunds;
import io.heqi.commerce.Concerned;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.PaidOrders;
import io.heqi.foundation.queue.HeardRows;
import io.heqi.merchant.Shops;
import io.heqi.shared.AccountId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Enters paid orders as deals and says whose they are. Doing it again changes nothing where
/// nothing else is known; what a supervisor said stands.
@Service
class DealBook {

  private final DealRepository deals;
  private final InquiryRepository inquiries;
  private final AttributionRuleSets rules;
  private final PaidOrders orders;
  private final Concerned concerned;
  private final Refunds refunds;
  private final Shops shops;
  private final DealNews news;
  private final Clock clock;

  DealBook(
      DealRepository deals,
      InquiryRepository inquiries,
      AttributionRuleSets rules,
      PaidOrders orders,
      Concerned concerned,
      Refunds refunds,
      Shops shops,
      DealNews news,
      Clock clock) {
    this.deals = deals;
    this.inquiries = inquiries;
    this.rules = rules;
    this.orders = orders;
    this.concerned = concerned;
    this.refunds = refunds;
    this.shops = shops;
    this.news = news;
    this.clock = clock;
  }

  /// A page of orders of which something was heard, in one transaction and a fixed number of
  /// statements.
  @Transactional
  public void workOut(MerchantId merchant, List<HeardRows.Heard> page) {
    var heard =
        page.stream()
            .collect(
                Collectors.toMap(
                    one -> new OrderId(one.id()), one -> DealCause.valueOf(one.cause())));
    var before = deals.lock(merchant, heard.keySet());
    var facts = facts(merchant, heard.keySet());
    var now = new ArrayList<Deal>();
    var changes = new ArrayList<DealRepository.Change>();
    for (var order : facts.orders()) {
      var standing = before.get(order.id());
      var deal =
          standing != null && standing.byHand()
              ? facts.byHand(order, standing.agent())
              : facts.byRule(order);
      now.add(deal);
      if (deal.isOtherwise(standing)) {
        var cause = heard.getOrDefault(order.id(), DealCause.ORDER);
        changes.add(new DealRepository.Change(order.id(), cause, null, ""));
      }
    }
    deals.put(merchant, now);
    deals.note(merchant, changes, clock.instant());
    var paid = now.stream().map(Deal::order).collect(Collectors.toSet());
    deals.remove(merchant, before.keySet().stream().filter(id -> !paid.contains(id)).toList());
    news.rows().done(merchant, page);
  }

  /// Says by hand, or by the rule again, whose a deal is; the caller holds it.
  ///
  /// @param byHand whether `agent` counts, null being nobody
  @Transactional(propagation = Propagation.MANDATORY)
  public void say(
      MerchantId merchant,
      OrderId id,
      boolean byHand,
      @Nullable AccountId agent,
      AccountId by,
      String note) {
    var facts = facts(merchant, Set.of(id));
    for (var order : facts.orders()) {
      deals.put(merchant, List.of(byHand ? facts.byHand(order, agent) : facts.byRule(order)));
      deals.note(
          merchant,
          List.of(new DealRepository.Change(id, DealCause.BY_HAND, by, note)),
          clock.instant());
    }
  }

  private Facts facts(MerchantId merchant, Collection<OrderId> ids) {
    var paid = orders.byIds(merchant, ids);
    var customers = concerned.by(merchant, paid.stream().map(PaidOrders.PaidOrder::id).toList());
    var wanted =
        paid.stream()
            .flatMap(
                order ->
                    customers.getOrDefault(order.id(), Set.of()).stream()
                        .map(customer -> new InquiryRepository.Wanted(customer, order.at())))
            .toList();
    var histories = new HashMap<ShopId, AttributionRuleSets.History>();
    var zones = new HashMap<ShopId, ZoneId>();
    for (var order : paid) {
      histories.computeIfAbsent(order.shop(), shop -> rules.history(merchant, shop));
      zones.computeIfAbsent(order.shop(), s -> ZoneId.of(shops.recent(merchant, s).zone()));
    }
    return new Facts(
        paid,
        customers,
        wanted.isEmpty() ? Map.of() : inquiries.before(merchant, wanted),
        refunds.paid(merchant, ids),
        histories,
        zones);
  }

  /// All that has to be known of a page of orders.
  private record Facts(
      List<PaidOrders.PaidOrder> orders,
      Map<OrderId, Set<CustomerId>> customers,
      Map<CustomerId, List<Inquiry>> inquiries,
      Map<OrderId, BigDecimal> refunds,
      Map<ShopId, AttributionRuleSets.History> histories,
      Map<ShopId, ZoneId> zones) {

    Deal byRule(PaidOrders.PaidOrder order) {
      return deal(
          order,
          OrderAttribution.by(
              rules(order),
              order.at(),
              zone(order),
              customers.containsKey(order.id()),
              asked(order)),
          false);
    }

    Deal byHand(PaidOrders.PaidOrder order, @Nullable AccountId agent) {
      return deal(order, OrderAttribution.byHand(agent, order.at(), asked(order)), true);
    }

    private Deal deal(PaidOrders.PaidOrder order, OrderAttribution attribution, boolean byHand) {
      return Deal.of(order, refunded(order), rules(order), zone(order), attribution, byHand);
    }

    private List<Inquiry> asked(PaidOrders.PaidOrder order) {
      return customers.getOrDefault(order.id(), Set.of()).stream()
          .flatMap(customer -> inquiries.getOrDefault(customer, List.of()).stream())
          .toList();
    }

    /// What a platform calls off it pays back.
    private BigDecimal refunded(PaidOrders.PaidOrder order) {
      return order.state() == OrderState.CLOSED
          ? order.paid()
          : refunds.getOrDefault(order.id(), BigDecimal.ZERO).min(order.paid());
    }

    private AttributionRules rules(PaidOrders.PaidOrder order) {
      return Objects.requireNonNull(histories.get(order.shop())).at(order.at());
    }

    private ZoneId zone(PaidOrders.PaidOrder order) {
      return Objects.requireNonNull(zones.get(order.shop()));
    }
  }
}

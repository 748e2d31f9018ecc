package io.heqi.commerce.watch;

import io.heqi.commerce.Concerned;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.contact.ContactPurpose;
import io.heqi.contact.Contacts;
import io.heqi.contact.PlanContact;
import io.heqi.shared.AccountId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Has the customers told whom a troubled parcel concerns, as soon as quiet hours and limits allow.
@Service
class ParcelNotices {

  private static final int AT_ONCE = 500;

  private final TroubleRepository troubles;
  private final ParcelLimitSets limits;
  private final Orders orders;
  private final Concerned concerned;
  private final Contacts contacts;
  private final TransactionTemplate transactions;
  private final Clock clock;

  ParcelNotices(
      TroubleRepository troubles,
      ParcelLimitSets limits,
      Orders orders,
      Concerned concerned,
      Contacts contacts,
      TransactionTemplate transactions,
      Clock clock) {
    this.troubles = troubles;
    this.limits = limits;
    this.orders = orders;
    this.concerned = concerned;
    this.contacts = contacts;
    this.transactions = transactions;
    this.clock = clock;
  }

  static String key(TroubleId trouble, CustomerId customer) {
    return "parcel:" + trouble + ":" + customer;
  }

  /// Has everybody told whom these concern.
  ///
  /// @param by who wants it; null for Heqi itself
  /// @return those that concern nobody known
  @Transactional
  public Set<TroubleId> tell(
      MerchantId merchant, @Nullable AccountId by, List<TroubleRepository.Trouble> about) {
    var ids = about.stream().map(TroubleRepository.Trouble::order).distinct().toList();
    var known =
        orders.byIds(merchant, ids).stream()
            .collect(Collectors.toMap(OrderView::id, Function.identity()));
    var whom = concerned.by(merchant, ids);
    var plans = new ArrayList<PlanContact>();
    for (var trouble : about) {
      var order = known.get(trouble.order());
      if (order != null) {
        for (var customer : whom.getOrDefault(trouble.order(), Set.of())) {
          plans.add(plan(merchant, trouble, order, customer));
        }
      }
    }
    var _ = contacts.plan(merchant, by, plans);
    troubles.told(
        merchant, about.stream().map(TroubleRepository.Trouble::id).toList(), clock.instant());
    return about.stream()
        .filter(trouble -> whom.getOrDefault(trouble.order(), Set.of()).isEmpty())
        .map(TroubleRepository.Trouble::id)
        .collect(Collectors.toSet());
  }

  private PlanContact plan(
      MerchantId merchant,
      TroubleRepository.Trouble trouble,
      OrderView order,
      CustomerId customer) {
    var rules = limits.now(merchant, trouble.shop());
    return new PlanContact(
        key(trouble.id(), customer),
        customer,
        trouble.shop(),
        ContactPurpose.PARCEL_NOTICE,
        order.number(),
        rules.notice(trouble.kind(), order.number(), trouble.carrier(), trouble.number()),
        false,
        clock.instant().plus(rules.tellWithin()));
  }

  /// Has those told whose shop wants it without an agent's word.
  void tellAtOnce(MerchantId merchant, ShopId shop, ParcelLimits rules) {
    if (rules.tellAtOnce().isEmpty()) {
      return;
    }
    var more = true;
    while (more) {
      more = Boolean.TRUE.equals(transactions.execute(_ -> tellSome(merchant, shop, rules)));
    }
  }

  private boolean tellSome(MerchantId merchant, ShopId shop, ParcelLimits rules) {
    var untold = troubles.untold(merchant, shop, rules.tellAtOnce(), AT_ONCE);
    if (!untold.isEmpty()) {
      var _ = tell(merchant, null, untold);
    }
    return untold.size() == AT_ONCE;
  }

  /// Nobody is told any more of what is over.
  @Transactional
  public void withdraw(MerchantId merchant, Map<TroubleId, OrderId> over) {
    if (over.isEmpty()) {
      return;
    }
    var whom = concerned.by(merchant, Set.copyOf(over.values()));
    var keys =
        over.entrySet().stream()
            .flatMap(
                trouble ->
                    whom.getOrDefault(trouble.getValue(), Set.of()).stream()
                        .map(customer -> key(trouble.getKey(), customer)))
            .toList();
    var _ = contacts.withdraw(merchant, keys);
  }
}

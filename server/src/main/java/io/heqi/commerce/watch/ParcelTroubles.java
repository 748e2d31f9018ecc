package io.heqi.commerce.watch;

import io.heqi.commerce.CommercePermissions;
import io.heqi.commerce.Concerned;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.commerce.ParcelEvent;
import io.heqi.contact.ContactState;
import io.heqi.contact.ContactView;
import io.heqi.contact.Contacts;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.Cursor;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Page;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The parcels in trouble, as the desk works on them.
@Service
public class ParcelTroubles {

  public static final int MOST_AT_ONCE = 500;

  private final TroubleRepository troubles;
  private final ParcelNotices notices;
  private final ParcelLimitSets limits;
  private final Orders orders;
  private final Concerned concerned;
  private final Contacts contacts;
  private final AuditLog audit;
  private final Clock clock;

  ParcelTroubles(
      TroubleRepository troubles,
      ParcelNotices notices,
      ParcelLimitSets limits,
      Orders orders,
      Concerned concerned,
      Contacts contacts,
      AuditLog audit,
      Clock clock) {
    this.troubles = troubles;
    this.notices = notices;
    this.limits = limits;
    this.orders = orders;
    this.concerned = concerned;
    this.contacts = contacts;
    this.audit = audit;
    this.clock = clock;
  }

  /// @param told whether somebody wanted the customers to be told; null for either
  public record Filter(
      @Nullable ParcelTrouble trouble, @Nullable ShopId shop, @Nullable Boolean told) {}

  /// @param told how many are told, now or when quiet hours and limits allow
  /// @param nobodyKnown of which no customer is known, or that are over
  public record Told(int told, List<TroubleId> nobodyKnown) {}

  /// Those that are not over, those heard of last first.
  @Transactional(readOnly = true)
  public Page<TroubleView> list(Actor by, Filter filter, @Nullable String after, int limit) {
    by.require(CommercePermissions.READ);
    var found =
        troubles.list(
            by.merchant(),
            filter.trouble(),
            filter.shop(),
            filter.told(),
            Cursor.read(after, Cursor.NEWEST),
            limit + 1);
    return Page.of(
        views(by.merchant(), found), limit, view -> Cursor.write(view.since(), view.id()));
  }

  /// An order's, those heard of last first.
  @Transactional(readOnly = true)
  public List<TroubleView> ofOrder(Actor by, OrderId order) {
    by.require(CommercePermissions.READ);
    var _ = orders.get(by, order);
    return views(by.merchant(), troubles.ofOrder(by.merchant(), order));
  }

  /// How many there are of each kind; kinds without any are left out.
  @Transactional(readOnly = true)
  public Map<ParcelTrouble, Integer> counts(Actor by) {
    by.require(CommercePermissions.READ);
    return troubles.counts(by.merchant());
  }

  /// Has the customers told whom these concern. Who was told already is not told again.
  @Transactional
  public Told tell(Actor by, List<TroubleId> ids) {
    var found = these(by, ids);
    var nobody = notices.tell(by.merchant(), by.account(), found);
    var known = found.stream().map(TroubleRepository.Trouble::id).collect(Collectors.toSet());
    var untold =
        ids.stream().distinct().filter(id -> !known.contains(id) || nobody.contains(id)).toList();
    var told = known.size() - nobody.size();
    audit.record(by, "commerce.parcel-notices-planned", by.merchant(), Map.of("told", told));
    return new Told(told, untold);
  }

  /// Says that these are settled: nobody has work with them any more, and nobody is told.
  @Transactional
  public void end(Actor by, List<TroubleId> ids) {
    var found = these(by, ids);
    troubles.end(by.merchant(), ids, by.account(), clock.instant());
    notices.withdraw(
        by.merchant(),
        found.stream()
            .filter(TroubleRepository.Trouble::told)
            .collect(
                Collectors.toMap(TroubleRepository.Trouble::id, TroubleRepository.Trouble::order)));
    audit.record(
        by, "commerce.parcel-troubles-ended", by.merchant(), Map.of("ended", found.size()));
  }

  private List<TroubleRepository.Trouble> these(Actor by, List<TroubleId> ids) {
    by.require(CommercePermissions.TELL);
    if (ids.size() > MOST_AT_ONCE) {
      throw Refusal.tooLarge("commerce.too-many-troubles", MOST_AT_ONCE);
    }
    var found = troubles.byIds(by.merchant(), ids);
    if (found.isEmpty()) {
      throw Refusal.notFound("commerce.trouble-unknown");
    }
    return found;
  }

  private List<TroubleView> views(MerchantId merchant, List<TroubleRepository.Trouble> found) {
    if (found.isEmpty()) {
      return List.of();
    }
    var ids = found.stream().map(TroubleRepository.Trouble::order).distinct().toList();
    var known =
        orders.byIds(merchant, ids).stream()
            .collect(Collectors.toMap(OrderView::id, Function.identity()));
    var whom = concerned.by(merchant, ids);
    var told =
        contacts.byKeys(
            merchant,
            found.stream()
                .filter(TroubleRepository.Trouble::told)
                .flatMap(trouble -> keys(trouble, whom))
                .toList());
    var held =
        found.stream()
            .map(TroubleRepository.Trouble::shop)
            .distinct()
            .collect(Collectors.toMap(Function.identity(), shop -> limits.now(merchant, shop)));
    var views = new ArrayList<TroubleView>();
    for (var trouble : found) {
      var order = known.get(trouble.order());
      var rules = held.get(trouble.shop());
      if (order != null && rules != null) {
        views.add(
            new TroubleView(
                trouble.id(),
                trouble.shop(),
                trouble.order(),
                order.number(),
                order.buyerName(),
                order.goodsInShort(),
                trouble.carrier(),
                trouble.number(),
                trouble.kind(),
                trouble.since(),
                lastEvent(order, trouble),
                List.copyOf(whom.getOrDefault(trouble.order(), Set.of())),
                rules.notice(trouble.kind(), order.number(), trouble.carrier(), trouble.number()),
                state(trouble, whom, told)));
      }
    }
    return views;
  }

  private static Stream<String> keys(
      TroubleRepository.Trouble trouble, Map<OrderId, Set<CustomerId>> whom) {
    return whom.getOrDefault(trouble.order(), Set.of()).stream()
        .map(customer -> ParcelNotices.key(trouble.id(), customer));
  }

  private static @Nullable ContactState state(
      TroubleRepository.Trouble trouble,
      Map<OrderId, Set<CustomerId>> whom,
      Map<String, ContactView> told) {
    if (!trouble.told()) {
      return null;
    }
    return keys(trouble, whom)
        .flatMap(key -> Stream.ofNullable(told.get(key)))
        .findFirst()
        .map(ContactView::state)
        .orElse(ContactState.UNREACHABLE);
  }

  private static String lastEvent(OrderView order, TroubleRepository.Trouble trouble) {
    return order.parcels().stream()
        .filter(
            parcel ->
                parcel.carrier().equals(trouble.carrier())
                    && parcel.number().equals(trouble.number()))
        .flatMap(parcel -> parcel.events().stream().limit(1))
        .map(ParcelEvent::text)
        .findFirst()
        .orElse("");
  }
}

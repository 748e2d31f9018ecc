package io.heqi.commerce.release;

import io.heqi.commerce.CommercePermissions;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.Cursor;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows what stands between payment and shipping.
@Service
public class ReleaseReader {

  private final ReleaseRepository releases;
  private final ChangeRepository changes;
  private final Orders orders;

  ReleaseReader(ReleaseRepository releases, ChangeRepository changes, Orders orders) {
    this.releases = releases;
    this.changes = changes;
    this.orders = orders;
  }

  @Transactional(readOnly = true)
  public ReleaseView ofOrder(Actor by, OrderId id) {
    return of(by.merchant(), List.of(orders.get(by, id))).getFirst();
  }

  /// Of orders that whoever asks may see, in their order.
  @Transactional(readOnly = true)
  public List<ReleaseView> of(MerchantId merchant, Collection<OrderView> wanted) {
    var ids = wanted.stream().map(OrderView::id).toList();
    var held = releases.of(merchant, ids);
    var asked = changes.of(merchant, ids);
    return wanted.stream()
        .map(
            order -> {
              var release = held.get(order.id());
              var theirs = asked.getOrDefault(order.id(), List.of());
              return new ReleaseView(
                  order.id(),
                  AddressChanges.changeable(order.state(), release, theirs),
                  release,
                  theirs);
            })
        .toList();
  }

  /// Those of these orders whose address the customer or an agent confirmed.
  @Transactional(readOnly = true)
  public Set<OrderId> confirmed(MerchantId merchant, Collection<OrderId> ids) {
    return releases.of(merchant, ids).entrySet().stream()
        .filter(
            one ->
                one.getValue().confirmedBy() == Asker.CUSTOMER
                    || one.getValue().confirmedBy() == Asker.AGENT)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /// Whether an order waits for its address to be confirmed, or is held.
  @Transactional(readOnly = true)
  public boolean isKept(MerchantId merchant, OrderId order) {
    var release = releases.of(merchant, List.of(order)).get(order);
    return release != null
        && (release.state() == ReleaseState.WAITING || release.state() == ReleaseState.HELD);
  }

  /// Orders in a state of their release, those that came into it last first.
  @Transactional(readOnly = true)
  public Page<ReleaseView.Waiting> list(
      Actor by, ReleaseState state, @Nullable String after, int limit) {
    by.require(CommercePermissions.READ);
    var found = releases.list(by.merchant(), state, Cursor.read(after, Cursor.NEWEST), limit + 1);
    var known = known(by.merchant(), found.stream().map(ReleaseRepository.Listed::order).toList());
    var shown = new ArrayList<ReleaseView.Waiting>();
    for (var one : found) {
      var order = known.get(one.order());
      if (order != null) {
        shown.add(waiting(order, one.release(), null));
      }
    }
    return Page.of(
        shown,
        limit,
        one ->
            Cursor.write(
                one.release() == null ? Instant.EPOCH : one.release().enteredAt(), one.order()));
  }

  /// Other addresses that wait for somebody, newest first.
  @Transactional(readOnly = true)
  public Page<ReleaseView.Waiting> changes(Actor by, @Nullable String after, int limit) {
    by.require(CommercePermissions.READ);
    var found = changes.open(by.merchant(), Cursor.read(after, Cursor.NEWEST), limit + 1);
    var known = known(by.merchant(), found.stream().map(ChangeRepository.Listed::order).toList());
    var shown = new ArrayList<ReleaseView.Waiting>();
    for (var one : found) {
      var order = known.get(one.order());
      if (order != null) {
        shown.add(waiting(order, null, one.change()));
      }
    }
    return Page.of(
        shown,
        limit,
        one -> one.change() == null ? "" : Cursor.write(one.change().askedAt(), one.change().id()));
  }

  private Map<OrderId, OrderView> known(MerchantId merchant, List<OrderId> ids) {
    return orders.byIds(merchant, ids.stream().distinct().toList()).stream()
        .collect(Collectors.toMap(OrderView::id, Function.identity()));
  }

  private static ReleaseView.Waiting waiting(
      OrderView order, ReleaseView.@Nullable Release release, ReleaseView.@Nullable Change change) {
    return new ReleaseView.Waiting(
        order.id(),
        order.shop(),
        order.number(),
        order.buyerName(),
        order.goodsInShort(),
        order.receiver(),
        release,
        change);
  }
}

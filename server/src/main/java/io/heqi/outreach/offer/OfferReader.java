package io.heqi.outreach.offer;

import io.heqi.commerce.CommercePermissions;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.contact.ContactView;
import io.heqi.contact.Contacts;
import io.heqi.foundation.security.Actor;
import io.heqi.outreach.OutreachPermissions;
import io.heqi.shared.Cursor;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Reads offers.
@Service
public class OfferReader {

  private final OfferRepository offers;
  private final Orders orders;
  private final Contacts contacts;

  OfferReader(OfferRepository offers, Orders orders, Contacts contacts) {
    this.offers = offers;
    this.orders = orders;
    this.contacts = contacts;
  }

  /// Newest first.
  @Transactional(readOnly = true)
  public Page<CrossSellView> list(Actor by, OfferFilter filter, @Nullable String after, int limit) {
    by.require(OutreachPermissions.OFFER);
    by.require(CommercePermissions.READ);
    var found = offers.list(by.merchant(), filter, Cursor.read(after, Cursor.NEWEST), limit + 1);
    return Page.of(
        views(by.merchant(), found), limit, one -> Cursor.write(one.offeredAt(), one.id()));
  }

  @Transactional(readOnly = true)
  public CrossSellView.CrossSellFigures figures(Actor by, Instant from, Instant until) {
    by.require(OutreachPermissions.OFFER);
    return offers.figures(by.merchant(), from, until);
  }

  /// What was offered by whom and led to these orders, for another module.
  @Transactional(readOnly = true)
  public Map<OrderId, List<CrossSellOffer>> takenBy(MerchantId merchant, Collection<OrderId> ids) {
    return ids.isEmpty() ? Map.of() : offers.takenBy(merchant, ids);
  }

  CrossSellView view(MerchantId merchant, CrossSellOffer offer) {
    return views(merchant, List.of(offer)).getFirst();
  }

  private List<CrossSellView> views(MerchantId merchant, List<CrossSellOffer> found) {
    if (found.isEmpty()) {
      return List.of();
    }
    var known =
        orders.byIds(merchant, found.stream().map(CrossSellOffer::order).toList()).stream()
            .collect(Collectors.toMap(OrderView::id, Function.identity()));
    var said =
        contacts.byKeys(
            merchant, found.stream().map(one -> CrossSellOffer.key(one.order())).toList());
    var views = new ArrayList<CrossSellView>();
    for (var one : found) {
      var order = Objects.requireNonNull(known.get(one.order()));
      views.add(view(one, order, said.get(CrossSellOffer.key(one.order()))));
    }
    return views;
  }

  private static CrossSellView view(
      CrossSellOffer one, OrderView order, @Nullable ContactView said) {
    return new CrossSellView(
        one.id(),
        one.shop(),
        one.order(),
        order.number(),
        order.buyerName(),
        one.goods(),
        one.text(),
        one.coupon() != null,
        one.gift(),
        one.offeredAt(),
        one.offeredBy(),
        said == null ? null : said.state(),
        one.saidAt(),
        one.takenOrder(),
        one.takenAt(),
        one.takenAmount(),
        one.currency());
  }
}

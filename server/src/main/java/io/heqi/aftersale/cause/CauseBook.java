package io.heqi.aftersale.cause;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderLine;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.commerce.PaidOrders;
import io.heqi.commerce.dropship.Senders;
import io.heqi.foundation.queue.HeardRows;
import io.heqi.merchant.Shops;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Works out what was sold and what was claimed of it. Doing it again changes nothing where nothing
/// else is known: what an order put into the sums is taken out before it is put in anew.
@Service
class CauseBook {

  private final CauseRepository causes;
  private final Orders orders;
  private final PaidOrders paid;
  private final Senders senders;
  private final Shops shops;
  private final CauseNews news;

  CauseBook(
      CauseRepository causes,
      Orders orders,
      PaidOrders paid,
      Senders senders,
      Shops shops,
      CauseNews news) {
    this.causes = causes;
    this.orders = orders;
    this.paid = paid;
    this.senders = senders;
    this.shops = shops;
    this.news = news;
  }

  /// A page of orders of which something was heard, in one transaction and a fixed number of
  /// statements, one page of a merchant at a time.
  @Transactional
  public void workOut(MerchantId merchant, List<HeardRows.Heard> page) {
    causes.serialise(merchant);
    var ids = page.stream().map(one -> new OrderId(one.id())).distinct().toList();
    var views = orders.byIds(merchant, ids);
    var facts =
        new Facts(
            paid.byIds(merchant, ids).stream()
                .collect(Collectors.toMap(PaidOrders.PaidOrder::id, PaidOrders.PaidOrder::at)),
            senders.of(merchant, ids),
            zones(merchant, views));
    var products = new HashMap<UUID, SoldProduct>();
    var sales = new ArrayList<CauseRepository.Sale>();
    var goods = new HashMap<OrderId, List<Piece>>();
    for (var order : views) {
      var pieces = pieces(order, facts);
      pieces.forEach(piece -> products.put(piece.product().id(), piece.product()));
      goods.put(order.id(), pieces);
      var day = facts.paidOn(order);
      if (day != null) {
        pieces.forEach(piece -> sales.add(piece.sold(order, day)));
      }
    }
    causes.putProducts(merchant, products.values());
    causes.putSales(merchant, ids, sales);
    causes.putClaims(merchant, ids, claims(merchant, ids, goods, facts));
    news.rows().done(merchant, page);
  }

  private Map<ShopId, ZoneId> zones(MerchantId merchant, List<OrderView> views) {
    return views.stream()
        .map(OrderView::shop)
        .distinct()
        .collect(
            Collectors.toMap(shop -> shop, shop -> ZoneId.of(shops.recent(merchant, shop).zone())));
  }

  /// What has to be known beside the orders.
  private record Facts(
      Map<OrderId, Instant> paidAt,
      Map<OrderId, Map<Integer, Senders.Sender>> senders,
      Map<ShopId, ZoneId> zones) {

    @Nullable LocalDate paidOn(OrderView order) {
      var at = paidAt.get(order.id());
      return at == null ? null : day(order.shop(), at);
    }

    LocalDate day(ShopId shop, Instant at) {
      return at.atZone(zones.getOrDefault(shop, ZoneId.of("Asia/Shanghai"))).toLocalDate();
    }
  }

  /// A line of an order with what it is counted by.
  private record Piece(
      int line, OrderLine goods, SoldProduct product, String supplier, String carrier) {

    CauseRepository.Sale sold(OrderView order, LocalDate day) {
      return new CauseRepository.Sale(
          order.id(), line, order.shop(), day, product.id(), supplier, carrier, goods.quantity());
    }

    /// What was paid for so many pieces of it, by which money of a case is shared out.
    BigDecimal worth(int pieces) {
      return goods
          .amount()
          .multiply(BigDecimal.valueOf(pieces))
          .divide(BigDecimal.valueOf(goods.quantity()), 6, RoundingMode.HALF_UP);
    }
  }

  private static List<Piece> pieces(OrderView order, Facts facts) {
    var theirs = facts.senders().getOrDefault(order.id(), Map.of());
    var numbers =
        theirs.values().stream()
            .flatMap(sender -> sender.numbers().stream())
            .collect(Collectors.toSet());
    var own = new HashSet<String>();
    order.parcels().stream()
        .filter(parcel -> !numbers.contains(parcel.number()))
        .forEach(parcel -> own.add(parcel.carrier()));
    var pieces = new ArrayList<Piece>();
    for (var line = 0; line < order.lines().size(); line++) {
      var goods = order.lines().get(line);
      var sender = theirs.get(line);
      pieces.add(
          new Piece(
              line,
              goods,
              SoldProduct.of(order.shop(), goods),
              sender == null ? "" : sender.supplier().toString(),
              carrier(sender == null ? own : sender.carriers())));
    }
    return pieces;
  }

  private static String carrier(Set<String> carriers) {
    return switch (carriers.size()) {
      case 0 -> "";
      case 1 -> carriers.iterator().next();
      default -> "*";
    };
  }

  private List<CauseRepository.ClaimedLine> claims(
      MerchantId merchant, List<OrderId> ids, Map<OrderId, List<Piece>> goods, Facts facts) {
    var lines = new ArrayList<CauseRepository.ClaimedLine>();
    for (var one : causes.cases(merchant, ids)) {
      var all = goods.getOrDefault(one.order(), List.of());
      var parts = one.parts().stream().filter(part -> part.line() < all.size()).toList();
      var weights = parts.stream().map(part -> all.get(part.line()).worth(part.pieces())).toList();
      var refunded = Shares.of(one.refunded(), weights);
      var compensated = Shares.of(one.compensated(), weights);
      var freight = Shares.of(one.freight(), weights);
      for (var i = 0; i < parts.size(); i++) {
        var part = parts.get(i);
        var piece = all.get(part.line());
        lines.add(
            new CauseRepository.ClaimedLine(
                one,
                part,
                facts.day(one.shop(), one.appliedAt()),
                piece.product().id(),
                piece.supplier(),
                piece.carrier(),
                refunded.get(i),
                compensated.get(i),
                freight.get(i)));
      }
    }
    return lines;
  }
}

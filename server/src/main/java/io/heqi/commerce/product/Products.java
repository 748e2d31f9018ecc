package io.heqi.commerce.product;

import io.heqi.commerce.CommercePermissions;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderLine;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Shops;
import io.heqi.shared.Cursor;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Page;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Reads products.
@Service
public class Products {

  private final ProductRepository products;
  private final Orders orders;
  private final Shops shops;

  Products(ProductRepository products, Orders orders, Shops shops) {
    this.products = products;
    this.orders = orders;
    this.shops = shops;
  }

  /// @param text a number or code as a whole, or a part of the title; null for all
  public record Filter(@Nullable ShopId shop, @Nullable ProductState state, @Nullable String text) {

    public Filter {
      text = text == null || text.isBlank() ? null : text.strip();
    }
  }

  /// Last changed first.
  @Transactional(readOnly = true)
  public Page<ProductView> list(Actor by, Filter filter, @Nullable String after, int limit) {
    by.require(CommercePermissions.READ);
    var found = products.list(by.merchant(), filter, Cursor.read(after, Cursor.NEWEST), limit + 1);
    return Page.of(found, limit, one -> Cursor.write(one.toldAt(), one.id()));
  }

  @Transactional(readOnly = true)
  public ProductView get(Actor by, ProductId id) {
    by.require(CommercePermissions.READ);
    return find(by.merchant(), id).orElseThrow(() -> Refusal.notFound("commerce.product-unknown"));
  }

  public Optional<ProductView> find(MerchantId merchant, ProductId id) {
    return products.find(merchant, id);
  }

  /// The product that a page of the shop shows: the one whose link it is, else the one whose number
  /// its address names; empty where none is known.
  @Transactional(readOnly = true)
  public Optional<ProductView> ofPage(Actor by, ShopId shop, String address) {
    by.require(CommercePermissions.READ);
    shops.get(by.merchant(), shop);
    var byLink = products.byLink(by.merchant(), shop, SaveProduct.bare(address));
    if (byLink != null) {
      return products.find(by.merchant(), byLink);
    }
    var named = PageAddress.numbers(address);
    var standing = products.standing(by.merchant(), shop, named);
    return named.stream()
        .map(standing::get)
        .filter(id -> id != null)
        .findFirst()
        .flatMap(id -> products.find(by.merchant(), id));
  }

  /// The products of an order's lines, as far as they are known, in the lines' order.
  @Transactional(readOnly = true)
  public List<ProductView> ofOrder(Actor by, OrderId id) {
    by.require(CommercePermissions.READ);
    return of(by.merchant(), orders.get(by, id));
  }

  /// Which product each line is of, for those that are known.
  private Map<OrderLine, ProductId> ofLines(
      MerchantId merchant, ShopId shop, List<OrderLine> lines) {
    var numbers =
        lines.stream()
            .map(OrderLine::productNumber)
            .filter(number -> !number.isEmpty())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    var byNumber = products.standing(merchant, shop, numbers);
    var codes =
        lines.stream()
            .filter(line -> !byNumber.containsKey(line.productNumber()))
            .map(OrderLine::merchantCode)
            .filter(code -> !code.isEmpty())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    var byCode =
        codes.isEmpty() ? Map.<String, ProductId>of() : products.byCodes(merchant, shop, codes);
    var found = new LinkedHashMap<OrderLine, ProductId>();
    for (var line : lines) {
      Stream.of(byNumber.get(line.productNumber()), byCode.get(line.merchantCode()))
          .filter(id -> id != null)
          .findFirst()
          .ifPresent(id -> found.put(line, id));
    }
    return found;
  }

  /// In the ids' order.
  private List<ProductView> byIds(MerchantId merchant, Collection<ProductId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var known =
        products.byIds(merchant, ids).stream()
            .collect(Collectors.toMap(ProductView::id, Function.identity()));
    return ids.stream().distinct().map(known::get).filter(one -> one != null).toList();
  }

  /// Those of a shop under these numbers that somebody can buy now, by number.
  @Transactional(readOnly = true)
  public Map<String, ProductView> buyable(
      MerchantId merchant, ShopId shop, Collection<String> numbers) {
    var ids = products.standing(merchant, shop, numbers);
    return byIds(merchant, ids.values()).stream()
        .filter(ProductView::isBuyable)
        .collect(Collectors.toMap(ProductView::number, Function.identity()));
  }

  /// The products of an order's lines, as far as they are known.
  @Transactional(readOnly = true)
  public List<ProductView> of(MerchantId merchant, OrderView order) {
    return byIds(merchant, ofLines(merchant, order.shop(), order.lines()).values());
  }
}

package io.heqi.commerce.product;

import io.heqi.shared.Cursor;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of reading products.
@Repository
class ProductRepository {

  private static final String COLUMNS =
      """
      select id, shop_id, number, told_at, state, merchant_code, title, category, link, currency, price_from,
        price_to, stock, pictures::text, facts::text
      from commerce.products
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ProductRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  private static UUID[] ids(Collection<ProductId> products) {
    return products.stream().map(ProductId::value).toArray(UUID[]::new);
  }

  /// The ids of the products that stand under these numbers, in the numbers' order.
  Map<String, ProductId> standing(MerchantId merchant, ShopId shop, Collection<String> numbers) {
    var ids = new TreeMap<String, ProductId>();
    jdbc.sql(
            """
            select p.number, p.id from unnest(?::text[]) as n(number)
            cross join lateral (
              select number, id from commerce.products
              where merchant_id = ? and shop_id = ? and number = n.number limit 1) as p
            """)
        .params(numbers.toArray(String[]::new), merchant.value(), shop.value())
        .query(
            found -> {
              ids.put(found.getString(1), new ProductId(found.getObject(2, UUID.class)));
            });
    return ids;
  }

  /// Last changed first.
  List<ProductView> list(MerchantId merchant, Products.Filter filter, Cursor after, int limit) {
    var where = new StringBuilder(" where merchant_id = ? and (told_at, id) < (?, ?)");
    var values =
        new ArrayList<Object>(List.of(merchant.value(), Timestamp.from(after.at()), after.id()));
    if (filter.shop() != null) {
      where.append(" and shop_id = ?");
      values.add(filter.shop().value());
    }
    if (filter.state() != null) {
      where.append(" and state = ?");
      values.add(filter.state().name());
    }
    if (filter.text() != null) {
      where.append(
          """
           and (number = ? or position(lower(?) in lower(title)) > 0 or merchant_code = ? or exists (
             select from commerce.product_variants v
             where v.merchant_id = products.merchant_id and v.product_id = products.id and v.merchant_code = ?))
          """);
      values.addAll(List.of(filter.text(), filter.text(), filter.text(), filter.text()));
    }
    values.add(limit);
    return whole(
        merchant,
        jdbc.sql(COLUMNS + where + " order by told_at desc, id desc limit ?")
            .params(values)
            .query((row, _) -> view(row))
            .list());
  }

  Optional<ProductView> find(MerchantId merchant, ProductId id) {
    return byIds(merchant, List.of(id)).stream().findFirst();
  }

  List<ProductView> byIds(MerchantId merchant, Collection<ProductId> ids) {
    return whole(
        merchant,
        jdbc.sql(COLUMNS + " where merchant_id = ? and id = any (?::uuid[]) order by title, id")
            .params(merchant.value(), ids(ids))
            .query((row, _) -> view(row))
            .list());
  }

  /// The product whose page has this address; null where none has.
  @Nullable ProductId byLink(MerchantId merchant, ShopId shop, String link) {
    return jdbc.sql(
            """
            select id from commerce.products
            where merchant_id = ? and shop_id = ? and link = ? and link <> '' order by told_at desc limit 1
            """)
        .params(merchant.value(), shop.value(), link)
        .query((row, _) -> new ProductId(row.getObject(1, UUID.class)))
        .optional()
        .orElse(null);
  }

  /// The products that a line of an order may be of: by the platform's number, else the merchant's
  /// code of the product or of a variant.
  Map<String, ProductId> byCodes(MerchantId merchant, ShopId shop, Collection<String> codes) {
    var found = new HashMap<String, ProductId>();
    jdbc.sql(
            """
            select c.code, p.id from unnest(?::text[]) as c(code)
            cross join lateral (
              (select id from commerce.products
               where merchant_id = ? and shop_id = ? and merchant_code = c.code and merchant_code <> '' limit 1)
              union all
              (select p.id from commerce.product_variants v
               join commerce.products p on p.merchant_id = v.merchant_id and p.id = v.product_id
               where v.merchant_id = ? and v.merchant_code = c.code and v.merchant_code <> '' and p.shop_id = ?
               limit 1)
              limit 1) as p
            """)
        .params(
            codes.toArray(String[]::new),
            merchant.value(),
            shop.value(),
            merchant.value(),
            shop.value())
        .query(
            row -> {
              found.put(row.getString(1), new ProductId(row.getObject(2, UUID.class)));
            });
    return found;
  }

  private List<ProductView> whole(MerchantId merchant, List<ProductView> bare) {
    if (bare.isEmpty()) {
      return bare;
    }
    var variants = variants(merchant, bare.stream().map(ProductView::id).toList());
    return bare.stream()
        .map(
            one ->
                new ProductView(
                    one.id(),
                    one.shop(),
                    one.number(),
                    one.toldAt(),
                    one.state(),
                    one.merchantCode(),
                    one.title(),
                    one.category(),
                    one.link(),
                    one.currency(),
                    one.priceFrom(),
                    one.priceTo(),
                    one.stock(),
                    one.pictures(),
                    one.facts(),
                    variants.getOrDefault(one.id(), List.of())))
        .toList();
  }

  private Map<ProductId, List<ProductVariant>> variants(
      MerchantId merchant, List<ProductId> products) {
    var found = new HashMap<ProductId, List<ProductVariant>>();
    jdbc.sql(
            """
            select product_id, number, merchant_code, name, price, stock from commerce.product_variants
            where merchant_id = ? and product_id = any (?::uuid[]) order by product_id, place
            """)
        .params(merchant.value(), ids(products))
        .query(
            row -> {
              found
                  .computeIfAbsent(
                      new ProductId(row.getObject(1, UUID.class)), _ -> new ArrayList<>())
                  .add(
                      new ProductVariant(
                          row.getString(2),
                          row.getString(3),
                          row.getString(4),
                          Objects.requireNonNull(row.getBigDecimal(5)),
                          row.getObject(6, Integer.class)));
            });
    return found;
  }

  private ProductView view(ResultSet row) throws SQLException {
    var id = new ProductId(row.getObject("id", UUID.class));
    return new ProductView(
        id,
        new ShopId(row.getObject("shop_id", UUID.class)),
        row.getString("number"),
        row.getTimestamp("told_at").toInstant(),
        ProductState.valueOf(row.getString("state")),
        row.getString("merchant_code"),
        row.getString("title"),
        row.getString("category"),
        row.getString("link"),
        row.getString("currency"),
        amount(row, "price_from"),
        amount(row, "price_to"),
        row.getObject("stock", Long.class),
        shown(id, addresses(row.getString("pictures"))),
        json.readValue(row.getString("facts"), new TypeReference<List<ProductFact>>() {}),
        List.of());
  }

  private List<String> addresses(String pictures) {
    return json.readValue(pictures, new TypeReference<List<String>>() {});
  }

  /// Where a browser gets them: those of other hosts from this house.
  private static List<String> shown(ProductId id, List<String> addresses) {
    return IntStream.range(0, addresses.size())
        .mapToObj(
            place ->
                addresses.get(place).startsWith("/")
                    ? addresses.get(place)
                    : "/api/products/" + id + "/pictures/" + place)
        .toList();
  }

  /// The addresses of a product's pictures; none where it is not known.
  List<String> pictures(MerchantId merchant, ProductId id) {
    return jdbc.sql("select pictures::text from commerce.products where merchant_id = ? and id = ?")
        .params(merchant.value(), id.value())
        .query((row, _) -> addresses(row.getString(1)))
        .optional()
        .orElse(List.of());
  }

  private static BigDecimal amount(ResultSet row, String name) throws SQLException {
    return Objects.requireNonNull(row.getBigDecimal(name));
  }
}

package io.heqi.commerce.product;

import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of what is told of products: a whole batch with each statement.
@Repository
class ProductIntakeRepository {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ProductIntakeRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// Writes those that are new or newer than what stands; each number at most once in a batch.
  ///
  /// @return the ids of those that were written, by number
  Map<String, ProductId> upsert(MerchantId merchant, ShopId shop, List<SaveProduct> products) {
    var written = new HashMap<String, ProductId>();
    jdbc.sql(
            """
            insert into commerce.products as p (merchant_id, id, shop_id, number, told_at, state, merchant_code,
              title, category, link, currency, price_from, price_to, stock, pictures, facts)
            select ?, t.id, ?, t.number, t.told_at, t.state, t.merchant_code, t.title, t.category, t.link,
              t.currency, t.price_from, t.price_to, t.stock, t.pictures, t.facts
            from jsonb_to_recordset(?::jsonb) as t(id uuid, number text, told_at timestamptz, state text,
              merchant_code text, title text, category text, link text, currency text, price_from numeric,
              price_to numeric, stock bigint, pictures jsonb, facts jsonb)
            on conflict (merchant_id, shop_id, number) do update set
              told_at = excluded.told_at, state = excluded.state, merchant_code = excluded.merchant_code,
              title = excluded.title, category = excluded.category, link = excluded.link,
              currency = excluded.currency, price_from = excluded.price_from, price_to = excluded.price_to,
              stock = excluded.stock, pictures = excluded.pictures, facts = excluded.facts
            where p.told_at < excluded.told_at
            returning p.number, p.id
            """)
        .params(
            merchant.value(),
            shop.value(),
            json.writeValueAsString(products.stream().map(ProductIntakeRepository::row).toList()))
        .query(
            found -> {
              written.put(found.getString(1), new ProductId(found.getObject(2, UUID.class)));
            });
    return written;
  }

  private static Map<String, @Nullable Object> row(SaveProduct product) {
    var prices = product.variants().stream().map(ProductVariant::price).sorted().toList();
    var row = new HashMap<String, @Nullable Object>();
    row.put("id", ProductId.next());
    row.put("number", product.number());
    row.put("told_at", product.toldAt());
    row.put("state", product.state());
    row.put("merchant_code", product.merchantCode());
    row.put("title", product.title());
    row.put("category", product.category());
    row.put("link", product.link());
    row.put("currency", product.currency());
    row.put("price_from", prices.getFirst());
    row.put("price_to", prices.getLast());
    row.put("stock", stock(product.variants()));
    row.put("pictures", product.pictures());
    row.put("facts", product.facts());
    return row;
  }

  private static @Nullable Long stock(List<ProductVariant> variants) {
    var sum = 0L;
    for (var variant : variants) {
      if (variant.stock() == null) {
        return null;
      }
      sum += variant.stock();
    }
    return sum;
  }

  void replaceVariants(MerchantId merchant, Map<ProductId, List<ProductVariant>> variants) {
    jdbc.sql(
            """
            delete from commerce.product_variants where merchant_id = ? and product_id = any (?::uuid[])
            """)
        .params(
            merchant.value(), variants.keySet().stream().map(ProductId::value).toArray(UUID[]::new))
        .update();
    var rows =
        variants.entrySet().stream()
            .flatMap(
                of ->
                    IntStream.range(0, of.getValue().size())
                        .mapToObj(place -> row(of.getKey(), place, of.getValue().get(place))))
            .toList();
    jdbc.sql(
            """
            insert into commerce.product_variants (merchant_id, product_id, place, number, merchant_code, name,
              price, stock)
            select ?, t.product_id, t.place, t.number, t.merchant_code, t.name, t.price, t.stock
            from jsonb_to_recordset(?::jsonb) as t(product_id uuid, place int, number text, merchant_code text,
              name text, price numeric, stock int)
            """)
        .params(merchant.value(), json.writeValueAsString(rows))
        .update();
  }

  private static Map<String, @Nullable Object> row(ProductId id, int place, ProductVariant of) {
    var row = new HashMap<String, @Nullable Object>();
    row.put("product_id", id);
    row.put("place", place);
    row.put("number", of.number());
    row.put("merchant_code", of.merchantCode());
    row.put("name", of.name());
    row.put("price", of.price());
    row.put("stock", of.stock());
    return row;
  }
}

package io.heqi.commerce.product;

import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of sales policies.
@Repository
class PolicyRepository {

  private final JdbcClient jdbc;

  PolicyRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(MerchantId merchant, SalesPolicy policy) {
    var says = policy.says();
    jdbc.sql(
            """
            insert into commerce.sales_policies (merchant_id, id, version, shop_id, kind, title, words, products,
              valid_from, valid_until, said_at, said_by)
            values (?, ?, ?, ?, ?, ?, ?, ?::text[], ?, ?, ?, ?)
            """)
        .params(merchant.value(), policy.id().value(), policy.version(), policy.shop().value())
        .params(says.kind().name(), says.title(), says.words())
        .params((Object) says.products().toArray(String[]::new))
        .param(Timestamp.from(says.validFrom()))
        .param(says.validUntil() == null ? null : Timestamp.from(says.validUntil()))
        .params(Timestamp.from(policy.saidAt()), policy.saidBy().value())
        .update();
  }

  /// @return whether this version was the last one still
  boolean replace(MerchantId merchant, PolicyId id, int version, Instant now) {
    return jdbc.sql(
                """
                update commerce.sales_policies set replaced_at = ?
                where merchant_id = ? and id = ? and version = ? and replaced_at is null
                """)
            .params(Timestamp.from(now), merchant.value(), id.value(), version)
            .update()
        == 1;
  }

  /// How many of a shop's have not ended.
  int open(MerchantId merchant, ShopId shop, Instant now) {
    return jdbc.sql(
            """
            select count(*) from commerce.sales_policies
            where merchant_id = ? and shop_id = ? and replaced_at is null
              and (valid_until is null or valid_until > ?)
            """)
        .params(merchant.value(), shop.value(), Timestamp.from(now))
        .query(Integer.class)
        .single();
  }

  Optional<SalesPolicy> last(MerchantId merchant, PolicyId id) {
    return versions(merchant, id).stream().findFirst();
  }

  /// Newest first.
  List<SalesPolicy> versions(MerchantId merchant, PolicyId id) {
    return jdbc.sql(
            """
            select * from commerce.sales_policies where merchant_id = ? and id = ? order by version desc
            """)
        .params(merchant.value(), id.value())
        .query((row, _) -> policy(row))
        .list();
  }

  /// What was known of a shop's policies at a time, those that begin last first.
  List<SalesPolicy> known(MerchantId merchant, ShopId shop, Instant at, int limit) {
    return jdbc.sql(
            """
            select * from commerce.sales_policies
            where merchant_id = :merchant and shop_id = :shop and said_at <= :at::timestamptz
              and (replaced_at is null or replaced_at > :at::timestamptz)
            order by valid_from desc, id limit :limit
            """)
        .param("merchant", merchant.value())
        .param("shop", shop.value())
        .param("at", Timestamp.from(at))
        .param("limit", limit)
        .query((row, _) -> policy(row))
        .list();
  }

  /// Those that hold at a time for any of the products, or for all of the shop.
  List<SalesPolicy> inForce(
      MerchantId merchant, ShopId shop, Collection<String> products, Instant at) {
    return jdbc.sql(
            """
            select * from commerce.sales_policies
            where merchant_id = :merchant and shop_id = :shop and said_at <= :at::timestamptz
              and (replaced_at is null or replaced_at > :at::timestamptz)
              and valid_from <= :at::timestamptz and (valid_until is null or valid_until > :at::timestamptz)
              and (products = '{}' or products && :products::text[])
            order by cardinality(products) = 0, kind, valid_from desc, id limit 50
            """)
        .param("merchant", merchant.value())
        .param("shop", shop.value())
        .param("at", Timestamp.from(at))
        .param("products", products.toArray(String[]::new))
        .query((row, _) -> policy(row))
        .list();
  }

  private static SalesPolicy policy(ResultSet row) throws SQLException {
    Array products = row.getArray("products");
    return new SalesPolicy(
        new PolicyId(row.getObject("id", UUID.class)),
        row.getInt("version"),
        new ShopId(row.getObject("shop_id", UUID.class)),
        new SavePolicy(
            PolicyKind.valueOf(row.getString("kind")),
            row.getString("title"),
            row.getString("words"),
            List.of((String[]) products.getArray()),
            row.getTimestamp("valid_from").toInstant(),
            instant(row.getTimestamp("valid_until"))),
        row.getTimestamp("said_at").toInstant(),
        new AccountId(row.getObject("said_by", UUID.class)),
        instant(row.getTimestamp("replaced_at")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}

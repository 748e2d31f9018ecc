package io.heqi.commerce.watch;

import io.heqi.commerce.OrderId;
import io.heqi.shared.AccountId;
import io.heqi.shared.Cursor;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of troubles that are not over.
@Repository
class TroubleRepository {

  private final JdbcClient jdbc;

  TroubleRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Trouble(
      TroubleId id,
      ShopId shop,
      OrderId order,
      String carrier,
      String number,
      ParcelTrouble kind,
      Instant since,
      boolean told) {}

  List<Trouble> list(
      MerchantId merchant,
      @Nullable ParcelTrouble kind,
      @Nullable ShopId shop,
      @Nullable Boolean told,
      Cursor after,
      int limit) {
    var where = new ArrayList<String>(List.of("merchant_id = ?", "ended_at is null"));
    var values = new ArrayList<Object>(List.of(merchant.value()));
    if (kind != null) {
      where.add("trouble = ?");
      values.add(kind.name());
    }
    if (shop != null) {
      where.add("shop_id = ?");
      values.add(shop.value());
    }
    if (told != null) {
      where.add(told ? "told_at is not null" : "told_at is null");
    }
    where.add("(since, id) < (?, ?)");
    values.add(Timestamp.from(after.at()));
    values.add(after.id());
    values.add(limit);
    return jdbc.sql(
            "select * from commerce.parcel_troubles where "
                + String.join(" and ", where)
                + " order by since desc, id desc limit ?")
        .params(values)
        .query((row, _) -> trouble(row))
        .list();
  }

  List<Trouble> ofOrder(MerchantId merchant, OrderId order) {
    return jdbc.sql(
            """
            select * from commerce.parcel_troubles
            where merchant_id = ? and order_id = ? and ended_at is null order by since desc limit 50
            """)
        .params(merchant.value(), order.value())
        .query((row, _) -> trouble(row))
        .list();
  }

  /// Those of these that are not over, in no order.
  List<Trouble> byIds(MerchantId merchant, Collection<TroubleId> ids) {
    return jdbc.sql(
            """
            select * from commerce.parcel_troubles
            where merchant_id = ? and id = any (?::uuid[]) and ended_at is null
            """)
        .params(merchant.value(), values(ids))
        .query((row, _) -> trouble(row))
        .list();
  }

  /// Some of which nobody was told.
  List<Trouble> untold(MerchantId merchant, ShopId shop, Set<ParcelTrouble> kinds, int limit) {
    return jdbc.sql(
            """
            select * from commerce.parcel_troubles
            where merchant_id = ? and ended_at is null and shop_id = ? and trouble = any (?) and told_at is null
            order by since desc, id desc limit ?
            """)
        .params(
            merchant.value(),
            shop.value(),
            kinds.stream().map(Enum::name).toArray(String[]::new),
            limit)
        .query((row, _) -> trouble(row))
        .list();
  }

  private static Trouble trouble(ResultSet row) throws SQLException {
    return new Trouble(
        new TroubleId(row.getObject("id", UUID.class)),
        new ShopId(row.getObject("shop_id", UUID.class)),
        new OrderId(row.getObject("order_id", UUID.class)),
        row.getString("carrier"),
        row.getString("number"),
        ParcelTrouble.valueOf(row.getString("trouble")),
        row.getTimestamp("since").toInstant(),
        row.getTimestamp("told_at") != null);
  }

  Map<ParcelTrouble, Integer> counts(MerchantId merchant) {
    var counts = new EnumMap<ParcelTrouble, Integer>(ParcelTrouble.class);
    jdbc.sql(
            """
            select trouble, count(*) from commerce.parcel_troubles
            where merchant_id = ? and ended_at is null group by trouble
            """)
        .params(merchant.value())
        .query(
            row -> {
              counts.put(ParcelTrouble.valueOf(row.getString(1)), row.getInt(2));
            });
    return counts;
  }

  void told(MerchantId merchant, Collection<TroubleId> ids, Instant now) {
    jdbc.sql(
            """
            update commerce.parcel_troubles set told_at = coalesce(told_at, ?)
            where merchant_id = ? and id = any (?::uuid[])
            """)
        .params(Timestamp.from(now), merchant.value(), values(ids))
        .update();
  }

  void end(MerchantId merchant, Collection<TroubleId> ids, AccountId by, Instant now) {
    jdbc.sql(
            """
            update commerce.parcel_troubles set ended_at = ?, ended_by = ?
            where merchant_id = ? and id = any (?::uuid[]) and ended_at is null
            """)
        .params(Timestamp.from(now), by.value(), merchant.value(), values(ids))
        .update();
  }

  private static UUID[] values(Collection<TroubleId> ids) {
    return ids.stream().map(TroubleId::value).toArray(UUID[]::new);
  }
}

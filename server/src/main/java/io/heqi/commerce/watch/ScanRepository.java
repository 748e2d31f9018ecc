package io.heqi.commerce.watch;

import io.heqi.commerce.OrderId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The SQL of the scan: page after page along an index, each page a transaction of its own, so that
/// nothing else waits for it.
@Repository
class ScanRepository {

  static final int PAGE = 500;

  private final JdbcClient jdbc;

  ScanRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A parcel at which a page ended.
  record Place(Instant heard, UUID order, String carrier, String number) {

    static Place before(Instant moment) {
      return new Place(moment, new UUID(0, 0), "", "");
    }
  }

  /// @param next where the next page begins; empty after the last
  record Scanned(int found, Optional<Place> next) {}

  private static final String UNDER_WAY = "state in ('WAITING', 'MOVING', 'OUT_FOR_DELIVERY')";

  /// What is looked for, each by an index of its own that ends where the limits begin.
  enum Search {
    UNSCANNED("shipped_at", UNDER_WAY + " and moved_at is null", "'NOT_SCANNED'"),
    STANDING_STILL("moved_at", UNDER_WAY + " and moved_at is not null", "'STUCK'"),
    ASTRAY(
        "moved_at",
        "state in ('HELD_UP', 'RETURNING', 'RETURNED') and moved_at is not null",
        "p.state");

    private final String statement;

    Search(String heard, String which, String trouble) {
      this.statement = page(heard, which, trouble);
    }

    /// So long nothing has to have been heard.
    Duration patience(ParcelLimits limits) {
      return switch (this) {
        case UNSCANNED -> limits.firstScan();
        case STANDING_STILL -> limits.movement();
        case ASTRAY -> Duration.ZERO;
      };
    }
  }

  /// @param heard the column that says when it was last heard of
  private static String page(String heard, String which, String trouble) {
    return """
    with page as materialized (
      select order_id, carrier, number, state, %1$s as heard
      from commerce.parcels
      where merchant_id = :merchant and %2$s
        and (%1$s, order_id, carrier, number) > (:heard::timestamptz, :order::uuid, :carrier, :number)
        and %1$s <= :until::timestamptz
      order by %1$s, order_id, carrier, number limit :page),
    found as (
      insert into commerce.parcel_troubles
        (merchant_id, id, shop_id, order_id, carrier, number, trouble, since, found_at)
      select :merchant, uuidv7(), o.shop_id, p.order_id, p.carrier, p.number, %3$s, p.heard, :now::timestamptz
      from page p
      cross join lateral (
        select shop_id from commerce.orders
        where merchant_id = :merchant and id = p.order_id and state not in ('COMPLETED', 'CLOSED') limit 1) as o
      join unnest(:shops::uuid[], :latest::timestamptz[], :forgotten::timestamptz[])
        as l(shop, latest, forgotten) on l.shop = o.shop_id
      where p.heard > l.forgotten and p.heard <= l.latest
      on conflict do nothing returning 1)
    select (select count(*) from found) as found, l.heard, l.order_id, l.carrier, l.number
    from (select * from page order by heard desc, order_id desc, carrier desc, number desc limit 1) as l
    """
        .formatted(heard, which, trouble);
  }

  /// Looks at one page of parcels.
  ///
  /// @param until no later than this anything was heard of them
  @Transactional
  public Scanned scan(
      Search search,
      MerchantId merchant,
      Map<ShopId, ParcelLimits> limits,
      Place after,
      Instant until,
      Instant now) {
    var shops = List.copyOf(limits.keySet());
    return jdbc.sql(search.statement)
        .param("merchant", merchant.value())
        .param("heard", Timestamp.from(after.heard()))
        .param("order", after.order())
        .param("carrier", after.carrier())
        .param("number", after.number())
        .param("until", Timestamp.from(until))
        .param("page", PAGE)
        .param("now", Timestamp.from(now))
        .param("shops", shops.stream().map(ShopId::value).toArray(UUID[]::new))
        .param("latest", moments(shops, shop -> now.minus(search.patience(of(limits, shop)))))
        .param("forgotten", moments(shops, shop -> now.minus(of(limits, shop).forget())))
        .query(
            (row, _) ->
                new Scanned(
                    row.getInt("found"),
                    Optional.of(
                        new Place(
                            row.getTimestamp("heard").toInstant(),
                            row.getObject("order_id", UUID.class),
                            row.getString("carrier"),
                            row.getString("number")))))
        .optional()
        .orElse(new Scanned(0, Optional.empty()));
  }

  private static ParcelLimits of(Map<ShopId, ParcelLimits> limits, ShopId shop) {
    return Objects.requireNonNull(limits.get(shop));
  }

  private static Timestamp[] moments(Collection<ShopId> shops, Function<ShopId, Instant> moment) {
    return shops.stream().map(moment).map(Timestamp::from).toArray(Timestamp[]::new);
  }

  /// @param told the orders of which somebody was to be told, by trouble
  /// @param next where the next page begins; empty after the last
  record Ended(Map<TroubleId, OrderId> told, Optional<UUID> next) {}

  /// Ends, of one page of troubles, those whose parcel moved on or is gone, and those whose order
  /// is over.
  @Transactional
  public Ended end(MerchantId merchant, UUID after, Instant now) {
    return jdbc.sql(
            """
            with page as materialized (
              select id, order_id, carrier, number, trouble, since from commerce.parcel_troubles
              where merchant_id = :merchant and ended_at is null and id > :after::uuid order by id limit :page),
            over as (
              select t.id from page t
              where not exists (
                select from commerce.parcels p
                join commerce.orders o on o.merchant_id = :merchant and o.id = p.order_id
                where p.merchant_id = :merchant and p.order_id = t.order_id and p.carrier = t.carrier
                  and p.number = t.number and o.state not in ('COMPLETED', 'CLOSED')
                  and coalesce(p.moved_at, p.shipped_at) = t.since and p.state <> 'DELIVERED'
                  and (p.state in ('HELD_UP', 'RETURNING', 'RETURNED')) = (t.trouble = p.state))),
            ended as (
              update commerce.parcel_troubles set ended_at = :now
              where merchant_id = :merchant and id in (select id from over) and ended_at is null
              returning id, order_id, told_at)
            select array(select id from ended where told_at is not null order by id),
              array(select order_id from ended where told_at is not null order by id),
              (select id from page order by id desc limit 1)
            """)
        .param("merchant", merchant.value())
        .param("after", after)
        .param("page", PAGE)
        .param("now", Timestamp.from(now))
        .query(
            (row, _) -> {
              var told = new HashMap<TroubleId, OrderId>();
              var ids = (UUID[]) row.getArray(1).getArray();
              var orders = (UUID[]) row.getArray(2).getArray();
              for (var i = 0; i < ids.length; i++) {
                told.put(new TroubleId(ids[i]), new OrderId(orders[i]));
              }
              return new Ended(told, Optional.ofNullable(row.getObject(3, UUID.class)));
            })
        .single();
  }

  /// The merchants who may have something to be found or ended.
  @Transactional(readOnly = true)
  public List<MerchantId> candidates(List<MerchantId> all) {
    return jdbc.sql(
            """
            select m.id from unnest(?::bigint[]) as m(id)
            where exists (select from commerce.parcels where merchant_id = m.id
                and state in ('WAITING', 'MOVING', 'OUT_FOR_DELIVERY'))
              or exists (select from commerce.parcels where merchant_id = m.id
                and state in ('HELD_UP', 'RETURNING', 'RETURNED'))
              or exists (select from commerce.parcel_troubles where merchant_id = m.id and ended_at is null)
            """)
        .params((Object) all.stream().map(MerchantId::value).toArray(Long[]::new))
        .query((row, _) -> new MerchantId(row.getLong(1)))
        .list();
  }
}

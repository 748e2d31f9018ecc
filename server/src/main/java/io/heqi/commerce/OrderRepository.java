package io.heqi.commerce;

import io.heqi.foundation.database.FieldCipher;
import io.heqi.shared.Cursor;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of reading orders. First the ids of a page are found by an index, then its orders with
/// all that belongs to them, in four statements for a page of whatever length.
@Repository
class OrderRepository {

  private static final int EVENTS = 40;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final FieldCipher cipher;

  OrderRepository(JdbcClient jdbc, JsonMapper json, FieldCipher cipher) {
    this.jdbc = jdbc;
    this.json = json;
    this.cipher = cipher;
  }

  static String receiverPlace(MerchantId merchant, ShopId shop, String number) {
    return "commerce.receiver:" + merchant + ":" + shop + ":" + number;
  }

  static final String OF_CUSTOMER =
      """
      select id from (
        select o.id, o.placed_at from unnest(?::uuid[], ?::text[]) as b(shop, buyer)
        cross join lateral (
          select id, placed_at from commerce.orders
          where merchant_id = ? and shop_id = b.shop and buyer_id = b.buyer and (placed_at, id) < (?, ?)
          order by placed_at desc, id desc limit ?) as o
        union
        select l.order_id, l.placed_at from (
          select order_id, placed_at from commerce.order_customers
          where merchant_id = ? and customer_id = ? and (placed_at, order_id) < (?, ?)
          order by placed_at desc, order_id desc limit ?) as l) as theirs
      order by placed_at desc, id desc limit ?
      """;

  List<OrderId> ofCustomer(
      MerchantId merchant,
      CustomerId customer,
      List<Buyers.Buyer> buyers,
      Cursor after,
      int limit) {
    var at = Timestamp.from(after.at());
    return jdbc.sql(OF_CUSTOMER)
        .params(
            buyers.stream().map(buyer -> buyer.shop().value()).toArray(UUID[]::new),
            buyers.stream().map(Buyers.Buyer::id).toArray(String[]::new),
            merchant.value(),
            at,
            after.id(),
            limit,
            merchant.value(),
            customer.value(),
            at,
            after.id(),
            limit,
            limit)
        .query((row, _) -> id(row))
        .list();
  }

  List<OrderId> list(
      MerchantId merchant,
      @Nullable ShopId shop,
      @Nullable OrderState state,
      Cursor after,
      int limit) {
    var where = new ArrayList<String>(List.of("merchant_id = ?"));
    var values = new ArrayList<Object>(List.of(merchant.value()));
    if (shop != null) {
      where.add("shop_id = ?");
      values.add(shop.value());
    }
    if (state != null) {
      where.add("state = ?");
      values.add(state.name());
    }
    where.add("(placed_at, id) < (?, ?)");
    values.add(Timestamp.from(after.at()));
    values.add(after.id());
    values.add(limit);
    return jdbc.sql(
            "select id from commerce.orders where "
                + String.join(" and ", where)
                + " order by placed_at desc, id desc limit ?")
        .params(values)
        .query((row, _) -> id(row))
        .list();
  }

  /// Behind all that begin with what stands before it.
  private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

  static final String BY_NUMBER =
      """
      select id from commerce.orders
      where merchant_id = ? and number ~>=~ ? and number ~<~ ? order by number using ~<~ limit ?
      """;

  List<OrderId> byNumber(MerchantId merchant, String start, int limit) {
    return jdbc.sql(BY_NUMBER)
        .params(merchant.value(), start, start + LAST_CHARACTER, limit)
        .query((row, _) -> id(row))
        .list();
  }

  Optional<OrderId> numbered(MerchantId merchant, ShopId shop, String number) {
    return jdbc.sql(
            "select id from commerce.orders where merchant_id = ? and shop_id = ? and number = ?")
        .params(merchant.value(), shop.value(), number)
        .query((row, _) -> id(row))
        .optional();
  }

  static final String BY_TRACKING =
      "select order_id as id from commerce.parcels where merchant_id = ? and number = ? limit ?";

  List<OrderId> byTracking(MerchantId merchant, String number, int limit) {
    return jdbc.sql(BY_TRACKING)
        .params(merchant.value(), number, limit)
        .query((row, _) -> id(row))
        .list();
  }

  /// The orders of these parcels, each with when the last of them was handed over.
  Map<OrderId, Instant> ofParcels(
      MerchantId merchant, Collection<ParcelsDelivered.Delivered> delivered) {
    var found = new HashMap<OrderId, Instant>();
    jdbc.sql(
            """
            select p.order_id as id, max(k.at) as at
            from unnest(?::text[], ?::text[], ?::timestamptz[]) as k(carrier, number, at)
            join commerce.parcels as p on p.number = k.number and p.carrier = k.carrier
            where p.merchant_id = ? group by 1
            """)
        .params(
            delivered.stream().map(ParcelsDelivered.Delivered::carrier).toArray(String[]::new),
            delivered.stream().map(ParcelsDelivered.Delivered::number).toArray(String[]::new),
            delivered.stream().map(one -> one.at().toString()).toArray(String[]::new),
            merchant.value())
        .query(
            row -> {
              found.put(
                  new OrderId(row.getObject("id", UUID.class)), row.getTimestamp("at").toInstant());
            });
    return found;
  }

  static final String BY_PHONE =
      """
      select id from commerce.orders where merchant_id = ? and phone_print = ? order by placed_at desc limit ?
      """;
  static final String BY_TAIL =
      """
      select id from commerce.orders where merchant_id = ? and phone_tail_print = ? order by placed_at desc limit ?
      """;

  List<OrderId> byPrint(String statement, MerchantId merchant, byte[] print, int limit) {
    return jdbc.sql(statement)
        .params(merchant.value(), print, limit)
        .query((row, _) -> id(row))
        .list();
  }

  static final String OWN =
      """
      select o.id from commerce.orders as o
      where o.merchant_id = ? and o.number = ?
        and (exists (
            select from commerce.order_customers
            where merchant_id = ? and customer_id = ? and order_id = o.id)
          or (o.shop_id, o.buyer_id) in (select * from unnest(?::uuid[], ?::text[])))
      order by o.placed_at desc limit 1
      """;

  List<OrderId> own(
      MerchantId merchant, CustomerId customer, List<Buyers.Buyer> buyers, String number) {
    return jdbc.sql(OWN)
        .params(
            merchant.value(),
            number,
            merchant.value(),
            customer.value(),
            buyers.stream().map(buyer -> buyer.shop().value()).toArray(UUID[]::new),
            buyers.stream().map(Buyers.Buyer::id).toArray(String[]::new))
        .query((row, _) -> id(row))
        .list();
  }

  static final String OWN_AMONG =
      """
      select o.id from commerce.orders as o
      where o.merchant_id = ? and o.id = any (?::uuid[])
        and (exists (
            select from commerce.order_customers
            where merchant_id = ? and customer_id = ? and order_id = o.id)
          or (o.shop_id, o.buyer_id) in (select * from unnest(?::uuid[], ?::text[])))
      """;

  List<OrderId> own(
      MerchantId merchant, CustomerId customer, List<Buyers.Buyer> buyers, Set<OrderId> among) {
    return jdbc.sql(OWN_AMONG)
        .params(
            merchant.value(),
            among.stream().map(OrderId::value).toArray(UUID[]::new),
            merchant.value(),
            customer.value(),
            buyers.stream().map(buyer -> buyer.shop().value()).toArray(UUID[]::new),
            buyers.stream().map(Buyers.Buyer::id).toArray(String[]::new))
        .query((row, _) -> id(row))
        .list();
  }

  private static final String PROVEN =
      "select id from commerce.orders where merchant_id = ? and number = ? and phone_tail_print = ?"
          + " limit 2";

  /// The orders of this number that show these last four digits of the receiver's phone.
  List<OrderId> proven(MerchantId merchant, String number, byte[] tail) {
    return jdbc.sql(PROVEN)
        .params(merchant.value(), number, tail)
        .query((row, _) -> id(row))
        .list();
  }

  private static OrderId id(ResultSet row) throws SQLException {
    return new OrderId(row.getObject("id", UUID.class));
  }

  /// The orders with these ids, in their order, receivers in the open.
  ///
  /// @param customer for whom it is asked whether somebody linked the order to them
  List<OrderView> views(MerchantId merchant, @Nullable CustomerId customer, List<OrderId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var wanted = ids.stream().map(OrderId::value).toArray(UUID[]::new);
    var lines = lines(merchant, wanted);
    var parcels = parcels(merchant, wanted);
    var found = new HashMap<OrderId, OrderView>();
    jdbc.sql(
            """
            select o.*, exists (
              select from commerce.order_customers
              where merchant_id = ? and customer_id = ? and order_id = o.id) as linked
            from unnest(?::uuid[]) as w(id)
            cross join lateral (
              select id, shop_id, number, buyer_name, state, currency, goods, freight, discount, total, paid,
                placed_at, paid_at, shipped_at, received_at, closed_at, receiver, buyer_note, seller_note
              from commerce.orders where merchant_id = ? and id = w.id limit 1) as o
            """)
        .param(merchant.value())
        .param(customer == null ? null : customer.value())
        .param(wanted)
        .param(merchant.value())
        .query(
            row -> {
              var id = id(row);
              found.put(
                  id,
                  view(
                      merchant,
                      row,
                      lines.getOrDefault(id, List.of()),
                      parcels.getOrDefault(id, List.of())));
            });
    return ids.stream().map(found::get).filter(java.util.Objects::nonNull).toList();
  }

  private OrderView view(
      MerchantId merchant, ResultSet row, List<OrderLine> lines, List<OrderView.ParcelView> parcels)
      throws SQLException {
    var shop = new ShopId(row.getObject("shop_id", UUID.class));
    var number = row.getString("number");
    var sealed = row.getBytes("receiver");
    return new OrderView(
        id(row),
        shop,
        number,
        OrderState.valueOf(row.getString("state")),
        row.getString("buyer_name"),
        new Amounts(
            row.getString("currency"),
            row.getBigDecimal("goods"),
            row.getBigDecimal("freight"),
            row.getBigDecimal("discount"),
            row.getBigDecimal("total"),
            row.getBigDecimal("paid")),
        new OrderTimes(
            row.getTimestamp("placed_at").toInstant(),
            instant(row, "paid_at"),
            instant(row, "shipped_at"),
            instant(row, "received_at"),
            instant(row, "closed_at")),
        sealed == null
            ? null
            : json.readValue(
                cipher.open(receiverPlace(merchant, shop, number), sealed), Receiver.class),
        false,
        row.getString("buyer_note"),
        row.getString("seller_note"),
        lines,
        parcels,
        row.getBoolean("linked"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  private Map<OrderId, List<OrderLine>> lines(MerchantId merchant, UUID[] orders) {
    var lines = new HashMap<OrderId, List<OrderLine>>();
    jdbc.sql(
            """
            select order_id as id, product_number, merchant_code, title, variant, quantity, price, amount
            from commerce.order_lines where merchant_id = ? and order_id = any (?::uuid[])
            order by order_id, place
            """)
        .params(merchant.value(), orders)
        .query(
            row -> {
              lines
                  .computeIfAbsent(id(row), _ -> new ArrayList<>())
                  .add(
                      new OrderLine(
                          row.getString("product_number"),
                          row.getString("merchant_code"),
                          row.getString("title"),
                          row.getString("variant"),
                          row.getInt("quantity"),
                          row.getBigDecimal("price"),
                          row.getBigDecimal("amount")));
            });
    return lines;
  }

  private record Tracked(String carrier, String number) {}

  private record Parcel(
      OrderId order,
      Tracked tracked,
      @Nullable Instant shippedAt,
      ParcelState state,
      @Nullable Instant movedAt) {}

  private Map<OrderId, List<OrderView.ParcelView>> parcels(MerchantId merchant, UUID[] orders) {
    var parcels =
        jdbc.sql(
                """
                select order_id as id, carrier, number, shipped_at, state, moved_at
                from commerce.parcels where merchant_id = ? and order_id = any (?::uuid[])
                order by order_id, shipped_at, carrier, number
                """)
            .params(merchant.value(), orders)
            .query(
                (row, _) ->
                    new Parcel(
                        id(row),
                        new Tracked(row.getString("carrier"), row.getString("number")),
                        instant(row, "shipped_at"),
                        ParcelState.valueOf(row.getString("state")),
                        instant(row, "moved_at")))
            .list();
    var events =
        events(merchant, parcels.stream().map(Parcel::tracked).collect(Collectors.toSet()));
    return parcels.stream()
        .collect(
            Collectors.groupingBy(
                Parcel::order,
                LinkedHashMap::new,
                Collectors.mapping(
                    parcel ->
                        new OrderView.ParcelView(
                            parcel.tracked().carrier(),
                            parcel.tracked().number(),
                            parcel.shippedAt(),
                            parcel.state(),
                            parcel.movedAt(),
                            events.getOrDefault(parcel.tracked(), List.of())),
                    Collectors.toList())));
  }

  private Map<Tracked, List<ParcelEvent>> events(MerchantId merchant, Set<Tracked> parcels) {
    var events = new HashMap<Tracked, List<ParcelEvent>>();
    if (parcels.isEmpty()) {
      return events;
    }
    var wanted =
        parcels.stream()
            .sorted(Comparator.comparing(Tracked::carrier).thenComparing(Tracked::number))
            .toList();
    jdbc.sql(
            """
            select k.carrier, k.number, e.at, e.state, e.text
            from unnest(?::text[], ?::text[]) as k(carrier, number)
            cross join lateral (
              select at, state, text from commerce.parcel_events
              where merchant_id = ? and carrier = k.carrier and number = k.number
              order by at desc, text desc limit ?) as e
            """)
        .params(
            wanted.stream().map(Tracked::carrier).toArray(String[]::new),
            wanted.stream().map(Tracked::number).toArray(String[]::new),
            merchant.value(),
            EVENTS)
        .query(
            row -> {
              var state = row.getString("state");
              events
                  .computeIfAbsent(
                      new Tracked(row.getString("carrier"), row.getString("number")),
                      _ -> new ArrayList<>())
                  .add(
                      new ParcelEvent(
                          row.getTimestamp("at").toInstant(),
                          state == null ? null : ParcelState.valueOf(state),
                          row.getString("text")));
            });
    return events;
  }

  void lock(MerchantId merchant, OrderId order) {
    jdbc.sql("select 1 from commerce.orders where merchant_id = ? and id = ? for update")
        .params(merchant.value(), order.value())
        .query((_, _) -> true)
        .list();
  }

  /// @param told the print of what the platform told, where none is stored yet
  void changeReceiver(
      MerchantId merchant,
      OrderId order,
      byte[] sealed,
      byte @Nullable [] phone,
      byte @Nullable [] tail,
      byte @Nullable [] told) {
    jdbc.sql(
            """
            update commerce.orders set receiver = ?, phone_print = ?, phone_tail_print = ?,
              told_receiver = coalesce(told_receiver, ?), own_receiver = true
            where merchant_id = ? and id = ?
            """)
        .param(sealed)
        .param(phone)
        .param(tail)
        .param(told)
        .param(merchant.value())
        .param(order.value())
        .update();
  }

  /// Who is linked to these orders.
  Map<OrderId, List<CustomerId>> linked(MerchantId merchant, Collection<OrderId> ids) {
    var linked = new HashMap<OrderId, List<CustomerId>>();
    jdbc.sql(
            """
            select c.order_id as id, c.customer_id from unnest(?::uuid[]) as w(id)
            cross join lateral (
              select order_id, customer_id from commerce.order_customers
              where merchant_id = ? and order_id = w.id order by linked_at limit 20) as c
            """)
        .params(ids.stream().map(OrderId::value).toArray(UUID[]::new), merchant.value())
        .query(
            row -> {
              linked
                  .computeIfAbsent(id(row), _ -> new ArrayList<>())
                  .add(new CustomerId(row.getObject("customer_id", UUID.class)));
            });
    return linked;
  }

  /// Under which ids these orders were bought, where their platforms tell.
  Map<OrderId, Buyers.Buyer> buyers(MerchantId merchant, Collection<OrderId> ids) {
    var buyers = new HashMap<OrderId, Buyers.Buyer>();
    jdbc.sql(
            """
            select o.id, o.shop_id, o.buyer_id from unnest(?::uuid[]) as w(id)
            cross join lateral (
              select id, shop_id, buyer_id from commerce.orders
              where merchant_id = ? and id = w.id and buyer_id <> '' limit 1) as o
            """)
        .params(ids.stream().map(OrderId::value).toArray(UUID[]::new), merchant.value())
        .query(
            row -> {
              var shop = new ShopId(row.getObject("shop_id", UUID.class));
              buyers.put(id(row), new Buyers.Buyer(shop, row.getString("buyer_id")));
            });
    return buyers;
  }

  boolean link(
      MerchantId merchant, CustomerId customer, OrderId order, @Nullable UUID by, Instant now) {
    return jdbc.sql(
                """
                insert into commerce.order_customers (merchant_id, customer_id, order_id, placed_at, linked_at, linked_by)
                select merchant_id, ?, id, placed_at, ?, ? from commerce.orders where merchant_id = ? and id = ?
                on conflict do nothing
                """)
            .param(customer.value())
            .param(Timestamp.from(now))
            .param(by)
            .param(merchant.value())
            .param(order.value())
            .update()
        == 1;
  }

  boolean unlink(MerchantId merchant, CustomerId customer, OrderId order) {
    return jdbc.sql(
                """
                delete from commerce.order_customers where merchant_id = ? and customer_id = ? and order_id = ?
                """)
            .params(merchant.value(), customer.value(), order.value())
            .update()
        == 1;
  }
}

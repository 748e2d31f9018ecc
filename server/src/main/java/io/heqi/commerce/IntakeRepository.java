package io.heqi.commerce;

import io.heqi.foundation.database.FieldCipher;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of what platforms tell: a whole batch with each statement.
@Repository
class IntakeRepository {

  /// Nothing new is told of who receives it.
  private static final String KEEPS_RECEIVER =
      """
      (excluded.receiver is null or (o.own_receiver and o.told_receiver = excluded.told_receiver))\
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final FieldCipher cipher;
  private final Prints prints;

  IntakeRepository(JdbcClient jdbc, JsonMapper json, FieldCipher cipher, Prints prints) {
    this.jdbc = jdbc;
    this.json = json;
    this.cipher = cipher;
    this.prints = prints;
  }

  /// Writes those that are new or newer than what stands; each number at most once in a batch.
  ///
  /// @return the ids of those that were written, by number
  Map<String, OrderId> upsert(MerchantId merchant, ShopId shop, List<SaveOrder> orders) {
    var written = new HashMap<String, OrderId>();
    jdbc.sql(
            """
            insert into commerce.orders as o (merchant_id, id, shop_id, number, told_at, buyer_id, buyer_name,
              state, currency, goods, freight, discount, total, paid, placed_at, paid_at, shipped_at, received_at,
              closed_at, receiver, phone_print, phone_tail_print, told_receiver, buyer_note, seller_note)
            select ?, t.id, ?, t.number, t.told_at, t.buyer_id, t.buyer_name, t.state, t.currency, t.goods,
              t.freight, t.discount, t.total, t.paid, t.placed_at, t.paid_at, t.shipped_at, t.received_at,
              t.closed_at, decode(t.receiver, 'base64'), decode(t.phone, 'base64'), decode(t.tail, 'base64'),
              decode(t.told, 'base64'), t.buyer_note, t.seller_note
            from jsonb_to_recordset(?::jsonb) as t(id uuid, number text, told_at timestamptz, buyer_id text,
              buyer_name text, state text, currency text, goods numeric, freight numeric, discount numeric,
              total numeric, paid numeric, placed_at timestamptz, paid_at timestamptz, shipped_at timestamptz,
              received_at timestamptz, closed_at timestamptz, receiver text, phone text, tail text, told text,
              buyer_note text, seller_note text)
            on conflict (merchant_id, shop_id, number) do update set
              told_at = excluded.told_at,
              buyer_id = coalesce(nullif(excluded.buyer_id, ''), o.buyer_id),
              buyer_name = coalesce(nullif(excluded.buyer_name, ''), o.buyer_name),
              state = excluded.state, currency = excluded.currency, goods = excluded.goods,
              freight = excluded.freight, discount = excluded.discount, total = excluded.total,
              paid = excluded.paid, placed_at = excluded.placed_at, paid_at = excluded.paid_at,
              shipped_at = excluded.shipped_at, received_at = excluded.received_at,
              closed_at = excluded.closed_at,
              receiver = case when %1$s then o.receiver else excluded.receiver end,
              phone_print = case when %1$s then o.phone_print else excluded.phone_print end,
              phone_tail_print = case when %1$s then o.phone_tail_print else excluded.phone_tail_print end,
              told_receiver = coalesce(excluded.told_receiver, o.told_receiver),
              own_receiver = o.own_receiver and %1$s,
              buyer_note = excluded.buyer_note, seller_note = excluded.seller_note
            where o.told_at < excluded.told_at
            returning o.number, o.id
            """
                .formatted(KEEPS_RECEIVER))
        .params(
            merchant.value(),
            shop.value(),
            json.writeValueAsString(
                orders.stream().map(order -> row(merchant, shop, order)).toList()))
        .query(
            found -> {
              written.put(found.getString(1), new OrderId(found.getObject(2, UUID.class)));
            });
    return written;
  }

  private Map<String, @Nullable Object> row(MerchantId merchant, ShopId shop, SaveOrder order) {
    var row = new HashMap<String, @Nullable Object>();
    row.put("id", OrderId.next());
    row.put("number", order.number());
    row.put("told_at", order.toldAt());
    row.put("buyer_id", order.buyerId());
    row.put("buyer_name", order.buyerName());
    row.put("state", order.state());
    row.put("currency", order.amounts().currency());
    row.put("goods", order.amounts().goods());
    row.put("freight", order.amounts().freight());
    row.put("discount", order.amounts().discount());
    row.put("total", order.amounts().total());
    row.put("paid", order.amounts().paid());
    row.put("placed_at", order.times().placed());
    row.put("paid_at", order.times().paid());
    row.put("shipped_at", order.times().shipped());
    row.put("received_at", order.times().received());
    row.put("closed_at", order.times().closed());
    row.put("buyer_note", order.buyerNote());
    row.put("seller_note", order.sellerNote());
    var receiver = order.receiver();
    if (receiver != null) {
      var place = OrderRepository.receiverPlace(merchant, shop, order.number());
      row.put("receiver", base64(cipher.seal(place, json.writeValueAsString(receiver))));
      row.put("told", base64(Receivers.print(cipher, json, merchant, receiver)));
      prints.phone(merchant, receiver.phone()).ifPresent(print -> row.put("phone", base64(print)));
      prints.tail(merchant, receiver.phone()).ifPresent(print -> row.put("tail", base64(print)));
    }
    return row;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /// The ids of the orders that stand under these numbers, in the numbers' order.
  Map<String, OrderId> standing(MerchantId merchant, ShopId shop, List<String> numbers) {
    var ids = new TreeMap<String, OrderId>();
    jdbc.sql(
            """
            select o.number, o.id from unnest(?::text[]) as n(number)
            cross join lateral (
              select number, id from commerce.orders
              where merchant_id = ? and shop_id = ? and number = n.number limit 1) as o
            """)
        .params(numbers.toArray(String[]::new), merchant.value(), shop.value())
        .query(
            found -> {
              ids.put(found.getString(1), new OrderId(found.getObject(2, UUID.class)));
            });
    return ids;
  }

  void replaceLines(MerchantId merchant, Map<OrderId, List<OrderLine>> lines) {
    jdbc.sql(
            "delete from commerce.order_lines where merchant_id = ? and order_id = any (?::uuid[])")
        .params(merchant.value(), ids(lines.keySet()))
        .update();
    var rows =
        lines.entrySet().stream()
            .flatMap(
                order ->
                    IntStream.range(0, order.getValue().size())
                        .mapToObj(place -> row(order.getKey(), place, order.getValue().get(place))))
            .toList();
    jdbc.sql(
            """
            insert into commerce.order_lines (merchant_id, order_id, place, product_number, merchant_code, title,
              variant, quantity, price, amount)
            select ?, t.order_id, t.place, t.product_number, t.merchant_code, t.title, t.variant, t.quantity,
              t.price, t.amount
            from jsonb_to_recordset(?::jsonb) as t(order_id uuid, place int, product_number text,
              merchant_code text, title text, variant text, quantity int, price numeric, amount numeric)
            """)
        .params(merchant.value(), json.writeValueAsString(rows))
        .update();
  }

  private static Map<String, Object> row(OrderId order, int place, OrderLine line) {
    return Map.of(
        "order_id",
        order,
        "place",
        place,
        "product_number",
        line.productNumber(),
        "merchant_code",
        line.merchantCode(),
        "title",
        line.title(),
        "variant",
        line.variant(),
        "quantity",
        line.quantity(),
        "price",
        line.price(),
        "amount",
        line.amount());
  }

  /// What a supplier sent is the order's, whether the platform knows of it or not.
  void replaceParcels(MerchantId merchant, Map<OrderId, List<SaveOrder.SentParcel>> parcels) {
    jdbc.sql(
            """
            delete from commerce.parcels as p where merchant_id = ? and order_id = any (?::uuid[])
              and not exists (
                select from commerce.supplier_parcels
                where merchant_id = ? and order_id = p.order_id and number = p.number and carrier = p.carrier)
            """)
        .params(merchant.value(), ids(parcels.keySet()), merchant.value())
        .update();
    var rows =
        parcels.entrySet().stream()
            .flatMap(order -> order.getValue().stream().map(p -> row(order.getKey(), p)))
            .toList();
    jdbc.sql(
            """
            insert into commerce.parcels (merchant_id, order_id, carrier, number, shipped_at, state)
            select ?, t.order_id, t.carrier, t.number, t.shipped_at, 'WAITING'
            from jsonb_to_recordset(?::jsonb) as t(order_id uuid, carrier text, number text, shipped_at timestamptz)
            on conflict do nothing
            """)
        .params(merchant.value(), json.writeValueAsString(rows))
        .update();
  }

  private static Map<String, @Nullable Object> row(OrderId order, SaveOrder.SentParcel parcel) {
    var row = new HashMap<String, @Nullable Object>();
    row.put("order_id", order);
    row.put("carrier", parcel.carrier());
    row.put("number", parcel.number());
    row.put("shipped_at", parcel.shippedAt());
    return row;
  }

  private static UUID[] ids(java.util.Collection<OrderId> orders) {
    return orders.stream().map(OrderId::value).toArray(UUID[]::new);
  }

  /// An event of a parcel, as it is stored.
  record Scan(
      String carrier, String number, Instant at, @Nullable ParcelState state, String text) {}

  /// @return how many were new
  int addEvents(MerchantId merchant, List<Scan> scans) {
    return jdbc.sql(
            """
            insert into commerce.parcel_events (merchant_id, carrier, number, at, state, text)
            select ?, t.carrier, t.number, t.at, t.state, t.text
            from jsonb_to_recordset(?::jsonb) as t(carrier text, number text, at timestamptz, state text, text text)
            on conflict do nothing
            """)
        .params(merchant.value(), json.writeValueAsString(scans))
        .update();
  }

  /// Brings the parcels with these numbers to where their events say they are.
  void follow(MerchantId merchant, List<SaveOrder.SentParcel> parcels) {
    jdbc.sql(
            """
            update commerce.parcels as p set state = coalesce(s.state, 'WAITING'), moved_at = e.at
            from unnest(?::text[], ?::text[]) as k(carrier, number)
            cross join lateral (
              select max(at) as at from commerce.parcel_events
              where merchant_id = ? and carrier = k.carrier and number = k.number) as e
            left join lateral (
              select state from commerce.parcel_events
              where merchant_id = ? and carrier = k.carrier and number = k.number and state is not null
              order by at desc, text desc limit 1) as s on true
            where p.merchant_id = ? and p.number = k.number and p.carrier = k.carrier
            """)
        .params(
            parcels.stream().map(SaveOrder.SentParcel::carrier).toArray(String[]::new),
            parcels.stream().map(SaveOrder.SentParcel::number).toArray(String[]::new),
            merchant.value(),
            merchant.value(),
            merchant.value())
        .update();
  }
}

package io.heqi.aftersale.cause;

import io.heqi.aftersale.CaseId;
import io.heqi.aftersale.Reason;
import io.heqi.commerce.OrderId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of entering what was sold and what was claimed of it.
@Repository
class CauseRepository {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  CauseRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// Sums of a merchant are changed by one transaction after the other, so that none counts an
  /// order that another is counting.
  void serialise(MerchantId merchant) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('causes', ?))")
        .param(merchant.value())
        .query((_, _) -> true)
        .single();
  }

  void putProducts(MerchantId merchant, Collection<SoldProduct> products) {
    jdbc.sql(
            """
            insert into aftersale.cause_products as p
            select ?, t.id, t.code, t.number, t.title, t.variant
            from jsonb_to_recordset(?::jsonb) as t(id uuid, code text, number text, title text, variant text)
            order by t.id
            on conflict (merchant_id, id) do update set code = excluded.code, number = excluded.number,
              title = excluded.title, variant = excluded.variant
            where (p.code, p.number, p.title, p.variant)
              is distinct from (excluded.code, excluded.number, excluded.title, excluded.variant)
            """)
        .params(merchant.value(), json.writeValueAsString(products))
        .update();
  }

  /// A line of a paid order.
  record Sale(
      OrderId order,
      int line,
      ShopId shop,
      LocalDate day,
      UUID product,
      String supplier,
      String carrier,
      int pieces) {}

  /// Puts these in the place of all that the orders had sold, and brings the sums by day along.
  void putSales(MerchantId merchant, List<OrderId> orders, List<Sale> sales) {
    jdbc.sql(
            """
            with gone as (
              delete from aftersale.cause_sales where merchant_id = ? and order_id = any (?::uuid[])
              returning day, shop_id, product, supplier, carrier, -pieces as pieces),
            come as (
              select t."order", t.line, t.shop, t.day, t.product, t.supplier, t.carrier, t.pieces
              from jsonb_to_recordset(?::jsonb) as t("order" uuid, line int, shop uuid, day date, product uuid,
                supplier text, carrier text, pieces int)),
            changed as (
              select * from gone union all select day, shop, product, supplier, carrier, pieces from come),
            sums as (
              select d.dimension, c.day, c.shop_id, d.key, sum(c.pieces) as pieces from changed as c
              cross join lateral (values ('ALL', ''), ('PRODUCT', c.product::text), ('SUPPLIER', c.supplier),
                ('CARRIER', c.carrier)) as d(dimension, key)
              group by d.dimension, c.day, c.shop_id, d.key having sum(c.pieces) <> 0
              order by d.dimension, c.day, c.shop_id, d.key)
            insert into aftersale.cause_days as s select ?, dimension, day, shop_id, key, pieces from sums
            on conflict (merchant_id, dimension, day, shop_id, key) do update set pieces = s.pieces + excluded.pieces
            """)
        .params(
            merchant.value(),
            orders.stream().map(OrderId::value).toArray(UUID[]::new),
            json.writeValueAsString(sales),
            merchant.value())
        .update();
    jdbc.sql(
            """
            insert into aftersale.cause_sales
            select ?, t."order", t.line, t.shop, t.day, t.product, t.supplier, t.carrier, t.pieces
            from jsonb_to_recordset(?::jsonb) as t("order" uuid, line int, shop uuid, day date, product uuid,
              supplier text, carrier text, pieces int)
            """)
        .params(merchant.value(), json.writeValueAsString(sales))
        .update();
  }

  record Part(int line, int pieces, String batch) {}

  /// A case that the customer did not withdraw.
  ///
  /// @param liable empty where it is open
  record ClaimedCase(
      CaseId id,
      OrderId order,
      ShopId shop,
      Instant appliedAt,
      Reason reason,
      String liable,
      String currency,
      BigDecimal refunded,
      BigDecimal compensated,
      BigDecimal freight,
      List<Part> parts) {}

  List<ClaimedCase> cases(MerchantId merchant, List<OrderId> orders) {
    var found = new LinkedHashMap<UUID, ClaimedCase>();
    jdbc.sql(
            """
            select c.id, c.order_id, c.shop_id, c.applied_at, c.reason, c.liable, c.currency,
              (select coalesce(sum(amount), 0) from aftersale.refunds
                where merchant_id = ? and case_id = c.id and state = 'PAID') as refunded,
              (select coalesce(sum(worth), 0) from aftersale.compensations
                where merchant_id = ? and order_id = c.order_id and case_id = c.id and state = 'DONE') as compensated,
              coalesce(c.freight_cost, 0) as freight, l.line, l.quantity, l.batch
            from aftersale.cases as c
            join aftersale.case_lines as l on l.merchant_id = ? and l.case_id = c.id
            where c.merchant_id = ? and c.order_id = any (?::uuid[]) and c.state <> 'CANCELLED'
            order by c.id, l.line
            """)
        .params(
            merchant.value(),
            merchant.value(),
            merchant.value(),
            merchant.value(),
            orders.stream().map(OrderId::value).toArray(UUID[]::new))
        .query(
            (RowCallbackHandler)
                row -> {
                  var id = row.getObject("id", UUID.class);
                  var one = found.get(id);
                  if (one == null) {
                    one =
                        new ClaimedCase(
                            new CaseId(id),
                            new OrderId(row.getObject("order_id", UUID.class)),
                            new ShopId(row.getObject("shop_id", UUID.class)),
                            row.getTimestamp("applied_at").toInstant(),
                            Reason.valueOf(row.getString("reason")),
                            orEmpty(row.getString("liable")),
                            row.getString("currency"),
                            row.getBigDecimal("refunded"),
                            row.getBigDecimal("compensated"),
                            row.getBigDecimal("freight"),
                            new ArrayList<>());
                    found.put(id, one);
                  }
                  one.parts()
                      .add(
                          new Part(
                              row.getInt("line"), row.getInt("quantity"), row.getString("batch")));
                });
    return List.copyOf(found.values());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /// A line of a case with what it is counted by, and its part of the case's money.
  record ClaimedLine(
      ClaimedCase of,
      Part part,
      LocalDate day,
      UUID product,
      String supplier,
      String carrier,
      BigDecimal refunded,
      BigDecimal compensated,
      BigDecimal freight) {}

  /// Puts these in the place of all that was claimed of the orders.
  void putClaims(MerchantId merchant, List<OrderId> orders, List<ClaimedLine> lines) {
    jdbc.sql(
            "delete from aftersale.cause_claims where merchant_id = ? and order_id = any"
                + " (?::uuid[])")
        .params(merchant.value(), orders.stream().map(OrderId::value).toArray(UUID[]::new))
        .update();
    for (var line : lines) {
      var one = line.of();
      jdbc.sql(
              """
              insert into aftersale.cause_claims (merchant_id, case_id, line, order_id, shop_id, day, product, batch,
                supplier, carrier, reason, liable, quality, pieces, currency, refunded, compensated, freight)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .param(merchant.value())
          .param(one.id().value())
          .param(line.part().line())
          .param(one.order().value())
          .param(one.shop().value())
          .param(line.day())
          .param(line.product())
          .param(line.part().batch())
          .param(line.supplier())
          .param(line.carrier())
          .param(one.reason().name())
          .param(one.liable())
          .param(one.reason().isOfGoods())
          .param(line.part().pieces())
          .param(one.currency())
          .param(line.refunded())
          .param(line.compensated())
          .param(line.freight())
          .update();
    }
  }
}

package io.heqi.report.deal;

import io.heqi.commerce.OrderId;
import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of deals: a whole page with each statement.
@Repository
class DealRepository {

  static final String COLUMNS =
      """
      order_id, shop_id, number, buyer_name, goods, quantity, currency, paid, refunded, counted, paid_at, day,
      outcome, agent_id, conversation_id, customer_id, inquired_at, inquiry_day, by_hand, remark
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  DealRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// The deals of these orders, theirs until the transaction ends.
  Map<OrderId, Deal> lock(MerchantId merchant, Collection<OrderId> orders) {
    var found = new HashMap<OrderId, Deal>();
    jdbc.sql(
            "select "
                + COLUMNS
                + """
                 from report.deals where merchant_id = ? and order_id = any (?::uuid[])
                order by order_id for update
                """)
        .params(merchant.value(), ids(orders))
        .query(
            row -> {
              var deal = deal(row);
              found.put(deal.order(), deal);
            });
    return found;
  }

  /// Writes what is known of them; remarks stay.
  void put(MerchantId merchant, List<Deal> deals) {
    jdbc.sql(
            """
            insert into report.deals as d (merchant_id, %s)
            select ?, t."order", t.shop, t.number, t."buyerName", t.goods, t.quantity, t.currency, t.paid, t.refunded,
              t.counted, t."paidAt", t.day, t.outcome, t.agent, t.conversation, t.customer, t."inquiredAt",
              t."inquiryDay", t."byHand", ''
            from jsonb_to_recordset(?::jsonb) as t("order" uuid, shop uuid, number text, "buyerName" text, goods text,
              quantity bigint, currency text, paid numeric, refunded numeric, counted numeric, "paidAt" timestamptz,
              day date, outcome text, agent uuid, conversation uuid, customer uuid, "inquiredAt" timestamptz,
              "inquiryDay" date, "byHand" boolean)
            on conflict (merchant_id, order_id) do update set
              buyer_name = excluded.buyer_name, goods = excluded.goods, quantity = excluded.quantity,
              currency = excluded.currency, paid = excluded.paid, refunded = excluded.refunded,
              counted = excluded.counted, paid_at = excluded.paid_at, day = excluded.day,
              outcome = excluded.outcome, agent_id = excluded.agent_id,
              conversation_id = excluded.conversation_id, customer_id = excluded.customer_id,
              inquired_at = excluded.inquired_at, inquiry_day = excluded.inquiry_day, by_hand = excluded.by_hand
            """
                .formatted(COLUMNS))
        .params(merchant.value(), json.writeValueAsString(deals))
        .update();
  }

  /// Why it was said anew whose a deal is.
  record Change(OrderId order, DealCause cause, @Nullable AccountId by, String note) {}

  /// Notes the deals as they stand now.
  void note(MerchantId merchant, List<Change> changes, Instant now) {
    jdbc.sql(
            """
            insert into report.deal_changes (merchant_id, order_id, version, at, cause, outcome, agent_id,
              conversation_id, account_id, note)
            select d.merchant_id, d.order_id, 1 + coalesce((
                select max(version) from report.deal_changes
                where merchant_id = d.merchant_id and order_id = d.order_id), 0), ?, t.cause, d.outcome, d.agent_id, d.conversation_id, t.by,
              t.note
            from jsonb_to_recordset(?::jsonb) as t("order" uuid, cause text, by uuid, note text)
            join report.deals as d on d.merchant_id = ? and d.order_id = t."order"
            """)
        .params(Timestamp.from(now), json.writeValueAsString(changes), merchant.value())
        .update();
  }

  /// Forgets deals of orders that are not paid, as it turned out.
  void remove(MerchantId merchant, Collection<OrderId> orders) {
    jdbc.sql("delete from report.deals where merchant_id = ? and order_id = any (?::uuid[])")
        .params(merchant.value(), ids(orders))
        .update();
  }

  void remark(MerchantId merchant, OrderId order, String remark) {
    jdbc.sql("update report.deals set remark = ? where merchant_id = ? and order_id = ?")
        .params(remark, merchant.value(), order.value())
        .update();
  }

  /// What was said of whose a deal is, newest first, at most a hundred.
  List<DealSaid> history(MerchantId merchant, OrderId order) {
    return jdbc.sql(
            """
            select at, cause, outcome, agent_id, conversation_id, account_id, note from report.deal_changes
            where merchant_id = ? and order_id = ? order by version desc limit 100
            """)
        .params(merchant.value(), order.value())
        .query(
            (row, _) ->
                new DealSaid(
                    row.getTimestamp(1).toInstant(),
                    DealCause.valueOf(row.getString(2)),
                    DealOutcome.valueOf(row.getString(3)),
                    account(row.getObject(4, UUID.class)),
                    conversation(row.getObject(5, UUID.class)),
                    account(row.getObject(6, UUID.class)),
                    row.getString(7)))
        .list();
  }

  static Deal deal(ResultSet row) throws SQLException {
    var customer = row.getObject("customer_id", UUID.class);
    var inquired = row.getTimestamp("inquired_at");
    return new Deal(
        new OrderId(row.getObject("order_id", UUID.class)),
        new ShopId(row.getObject("shop_id", UUID.class)),
        row.getString("number"),
        row.getString("buyer_name"),
        row.getString("goods"),
        row.getLong("quantity"),
        row.getString("currency"),
        row.getBigDecimal("paid"),
        row.getBigDecimal("refunded"),
        row.getBigDecimal("counted"),
        row.getTimestamp("paid_at").toInstant(),
        row.getObject("day", LocalDate.class),
        DealOutcome.valueOf(row.getString("outcome")),
        account(row.getObject("agent_id", UUID.class)),
        conversation(row.getObject("conversation_id", UUID.class)),
        customer == null ? null : new CustomerId(customer),
        inquired == null ? null : inquired.toInstant(),
        row.getObject("inquiry_day", LocalDate.class),
        row.getBoolean("by_hand"),
        row.getString("remark"));
  }

  private static @Nullable AccountId account(@Nullable UUID id) {
    return id == null ? null : new AccountId(id);
  }

  private static @Nullable ConversationId conversation(@Nullable UUID id) {
    return id == null ? null : new ConversationId(id);
  }

  private static UUID[] ids(Collection<OrderId> orders) {
    return orders.stream().map(OrderId::value).toArray(UUID[]::new);
  }
}

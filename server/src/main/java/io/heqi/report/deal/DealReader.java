package io.heqi.report.deal;

import io.heqi.commerce.OrderId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of reading deals: pages by key and sums.
@Repository
class DealReader {

  private final JdbcClient jdbc;

  DealReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Where a page begins: behind this deal, newest first.
  record Place(LocalDate day, Instant paidAt, UUID order) {

    static final Place FIRST =
        new Place(
            LocalDate.of(9999, 12, 31), Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    static Place read(@Nullable String after) {
      if (after == null) {
        return FIRST;
      }
      var parts = after.split("_", 3);
      try {
        return new Place(
            LocalDate.parse(parts[0]),
            Instant.parse(parts.length == 3 ? parts[1] : ""),
            UUID.fromString(parts.length == 3 ? parts[2] : ""));
      } catch (DateTimeParseException | IllegalArgumentException _) {
        throw Refusal.invalid("foundation.cursor-malformed");
      }
    }

    static String write(DealRow row) {
      return row.day() + "_" + row.paidAt() + "_" + row.order();
    }
  }

  /// A condition and the values of its places.
  private record Where(String text, List<Object> values) {

    static Where of(MerchantId merchant, DealFilter filter) {
      var text = new StringBuilder("merchant_id = ?");
      var values = new ArrayList<Object>(List.of(merchant.value()));
      text.append(
          filter.by() == DealFilter.By.PAID
              ? " and day between ? and ?"
              : " and inquiry_day between ? and ? and agent_id is not null");
      values.add(filter.from());
      values.add(filter.to());
      if (filter.agent() != null) {
        text.append(" and agent_id = ?");
        values.add(filter.agent().value());
      }
      if (filter.shop() != null) {
        text.append(" and shop_id = ?");
        values.add(filter.shop().value());
      }
      if (filter.outcome() != null) {
        text.append(" and outcome = ?");
        values.add(filter.outcome().name());
      }
      return new Where(text.toString(), values);
    }
  }

  List<Deal> page(MerchantId merchant, DealFilter filter, Place after, int limit) {
    var where = Where.of(merchant, filter);
    var values = new ArrayList<>(where.values());
    values.addAll(List.of(after.day(), Timestamp.from(after.paidAt()), after.order(), limit));
    return jdbc.sql(
            "select "
                + DealRepository.COLUMNS
                + " from report.deals where "
                + where.text()
                + " and (day, paid_at, order_id) < (?, ?, ?)"
                + " order by day desc, paid_at desc, order_id desc limit ?")
        .params(values)
        .query((row, _) -> DealRepository.deal(row))
        .list();
  }

  /// What they come to, by shop and currency.
  List<DealTotals.DealTotal> totals(MerchantId merchant, DealFilter filter) {
    var where = Where.of(merchant, filter);
    return jdbc.sql(
            """
            select shop_id, currency, count(*), sum(quantity), sum(paid), sum(refunded), sum(counted)
            from report.deals where %s group by shop_id, currency order by shop_id, currency
            """
                .formatted(where.text()))
        .params(where.values())
        .query(
            (row, _) ->
                new DealTotals.DealTotal(
                    new ShopId(row.getObject(1, UUID.class)),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getBigDecimal(5),
                    row.getBigDecimal(6),
                    row.getBigDecimal(7)))
        .list();
  }

  /// A deal as far as it is compared with its order.
  record Entered(OrderId order, String number, String currency, BigDecimal paid, long quantity) {}

  /// What is entered of a shop and a span, a page in the order of the orders' ids.
  List<Entered> entered(
      MerchantId merchant, ShopId shop, LocalDate from, LocalDate to, UUID after, int limit) {
    return jdbc.sql(
            """
            select order_id, number, currency, paid, quantity from report.deals
            where merchant_id = ? and shop_id = ? and day between ? and ? and order_id > ?
            order by order_id limit ?
            """)
        .params(merchant.value(), shop.value(), from, to, after, limit)
        .query((row, _) -> entered(row))
        .list();
  }

  private static Entered entered(ResultSet row) throws SQLException {
    return new Entered(
        new OrderId(row.getObject(1, UUID.class)),
        row.getString(2),
        row.getString(3),
        row.getBigDecimal(4),
        row.getLong(5));
  }

  Optional<Deal> find(MerchantId merchant, OrderId order) {
    return jdbc.sql(
            "select "
                + DealRepository.COLUMNS
                + " from report.deals where merchant_id = ? and order_id = ?")
        .params(merchant.value(), order.value())
        .query((row, _) -> DealRepository.deal(row))
        .optional();
  }
}

package io.heqi.aftersale.cause;

import io.heqi.shared.MerchantId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of reading where cases come from. Under the key null stands what all come to.
@Repository
class CauseReader {

  private final JdbcClient jdbc;

  CauseReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param batched cases of which a batch is noted
  record Counts(long cases, long pieces, long quality, long batched) {

    static final Counts NONE = new Counts(0, 0, 0, 0);
  }

  private static final String WITHIN =
      """
      merchant_id = ? and day between ? and ? and (?::uuid[] is null or shop_id = any (?::uuid[]))
      """;

  /// @param only of this key alone; null for all keys
  Map<@Nullable String, Counts> counts(
      MerchantId merchant, CauseFilter filter, @Nullable String only) {
    var counts = new HashMap<@Nullable String, Counts>();
    var isBatch = filter.by() == CauseDimension.BATCH;
    jdbc.sql(
            """
            select key, grouping(key) = 1, count(distinct case_id), sum(pieces),
              count(distinct case_id) filter (where quality), count(distinct case_id) filter (where batch <> '')
            from (select %s as key, case_id, pieces, quality, batch from aftersale.cause_claims where %s) as c
            where ?::text is null or key = ?::text
            group by grouping sets ((key), ())
            """
                .formatted(filter.by().key(), WITHIN))
        .params(values(merchant, filter, only, only))
        .query(
            (RowCallbackHandler)
                row -> {
                  var whole = row.getBoolean(2);
                  var found =
                      new Counts(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6));
                  if (whole || !isBatch || found.batched() > 0) {
                    counts.put(whole ? null : row.getString(1), found);
                  }
                });
    return counts;
  }

  Map<@Nullable String, List<CauseRow.CauseSum>> money(
      MerchantId merchant, CauseFilter filter, @Nullable String only) {
    var sums = new HashMap<@Nullable String, List<CauseRow.CauseSum>>();
    jdbc.sql(
            """
            select key, grouping(key) = 1, currency, sum(refunded), sum(compensated), sum(freight)
            from (select %s as key, currency, refunded, compensated, freight from aftersale.cause_claims
              where %s) as c
            where ?::text is null or key = ?::text
            group by grouping sets ((key, currency), (currency)) order by currency
            """
                .formatted(filter.by().key(), WITHIN))
        .params(values(merchant, filter, only, only))
        .query(
            (RowCallbackHandler)
                row ->
                    sums.computeIfAbsent(
                            row.getBoolean(2) ? null : row.getString(1), _ -> new ArrayList<>())
                        .add(
                            new CauseRow.CauseSum(
                                row.getString(3),
                                row.getBigDecimal(4),
                                row.getBigDecimal(5),
                                row.getBigDecimal(6))));
    return sums;
  }

  /// Pieces sold by key, and of all goods under the key null.
  Map<@Nullable String, Long> sold(MerchantId merchant, CauseFilter filter, @Nullable String only) {
    var sold = new HashMap<@Nullable String, Long>();
    sold.put(null, sold(merchant, filter));
    if (filter.by() == CauseDimension.REASON || filter.by().sold().isEmpty()) {
      return sold;
    }
    jdbc.sql(
            """
            select key, sum(pieces) from aftersale.cause_days
            where dimension = ? and %s and (?::text is null or key = ?::text) group by key
            """
                .formatted(WITHIN))
        .params(with(filter.by().sold().orElseThrow(), values(merchant, filter, only, only)))
        .query((RowCallbackHandler) row -> sold.put(row.getString(1), row.getLong(2)));
    return sold;
  }

  private long sold(MerchantId merchant, CauseFilter filter) {
    return jdbc.sql(
            "select coalesce(sum(pieces), 0) from aftersale.cause_days where dimension = 'ALL' and "
                + WITHIN)
        .params(values(merchant, filter))
        .query(Long.class)
        .single();
  }

  Map<String, SoldProduct> products(MerchantId merchant, Collection<UUID> ids) {
    var products = new HashMap<String, SoldProduct>();
    jdbc.sql(
            """
            select id, code, number, title, variant from aftersale.cause_products
            where merchant_id = ? and id = any (?::uuid[])
            """)
        .params(merchant.value(), ids.toArray(UUID[]::new))
        .query(
            (RowCallbackHandler)
                row ->
                    products.put(
                        row.getString(1),
                        new SoldProduct(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5))));
    return products;
  }

  /// A place in the list of cases: behind this one, newest first.
  record Place(LocalDate day, UUID id) {}

  /// The cases behind a figure, newest first.
  ///
  /// @param key null for all
  List<CauseCase> cases(
      MerchantId merchant,
      CauseFilter filter,
      @Nullable String key,
      CauseCase.Which which,
      Place after,
      int limit) {
    return jdbc.sql(
            """
            select d.case_id, c.number, d.day, c.applied_at, c.type, c.state, c.reason, d.liable, c.order_number,
              d.shop_id, d.pieces, d.batches, d.currency, d.refunded, d.compensated, d.freight
            from (
              select day, case_id, min(shop_id::text)::uuid as shop_id, min(liable) as liable, sum(pieces) as pieces,
                string_agg(distinct nullif(batch, ''), ', ') as batches, min(currency) as currency,
                sum(refunded) as refunded, sum(compensated) as compensated, sum(freight) as freight
              from aftersale.cause_claims
              where %s and (?::text is null or %s = ?::text) and (day, case_id) < (?::date, ?::uuid) and %s
              group by day, case_id order by day desc, case_id desc limit ?) as d
            join aftersale.cases as c on c.merchant_id = ? and c.id = d.case_id
            order by d.day desc, d.case_id desc
            """
                .formatted(WITHIN, filter.by().key(), which.condition()))
        .params(
            with(
                values(merchant, filter, key, key),
                after.day(),
                after.id(),
                limit,
                merchant.value()))
        .query((row, _) -> CauseCase.read(row))
        .list();
  }

  private static List<@Nullable Object> values(
      MerchantId merchant, CauseFilter filter, @Nullable Object... more) {
    var values = new ArrayList<@Nullable Object>();
    values.add(merchant.value());
    values.add(filter.from());
    values.add(filter.to());
    values.add(filter.shopIds());
    values.add(filter.shopIds());
    for (var value : more) {
      values.add(value);
    }
    return values;
  }

  private static List<@Nullable Object> with(
      List<@Nullable Object> values, @Nullable Object... more) {
    var all = new ArrayList<@Nullable Object>(values);
    for (var value : more) {
      all.add(value);
    }
    return all;
  }

  private static List<@Nullable Object> with(String first, List<@Nullable Object> values) {
    var all = new ArrayList<@Nullable Object>();
    all.add(first);
    all.addAll(values);
    return all;
  }
}

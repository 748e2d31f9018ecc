package io.heqi.commerce.exchange;

import io.heqi.foundation.exchange.Reason;
import io.heqi.shared.MerchantId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of rows that were left out.
@Repository
class LeftOutRepository {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  LeftOutRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// @param from how many rows of the file were left out before these
  @Transactional
  public void add(OrderImport of, int from, List<Flaw> flaws) {
    if (flaws.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into commerce.order_import_bad_rows
            select ?, ?, b.place, b.line, b.column_name, b.value, b.reason::jsonb
            from unnest(?::int[], ?::int[], ?::text[], ?::text[], ?::text[])
              as b(place, line, column_name, value, reason)
            """)
        .params(of.merchant().value(), of.id())
        .param(IntStream.range(from, from + flaws.size()).boxed().toArray(Integer[]::new))
        .param(flaws.stream().map(Flaw::line).toArray(Integer[]::new))
        .param(flaws.stream().map(flaw -> column(of, flaw)).toArray(String[]::new))
        .param(flaws.stream().map(Flaw::value).toArray(String[]::new))
        .param(
            flaws.stream()
                .map(flaw -> json.writeValueAsString(flaw.reason()))
                .toArray(String[]::new))
        .update();
  }

  /// As the file calls it.
  private static String column(OrderImport of, Flaw flaw) {
    var mapping = of.mapping();
    var place =
        mapping == null || flaw.field() == null ? null : mapping.columns().get(flaw.field());
    return place == null ? "" : of.heading().names().get(place);
  }

  /// A row that was left out.
  ///
  /// @param place counts what was left out, from 0
  /// @param column as the file calls it; empty where the row as a whole is to blame
  record Row(int place, int line, String column, String value, Reason reason) {}

  /// @param after -1 to begin
  @Transactional(readOnly = true)
  public List<Row> page(MerchantId merchant, UUID id, int after, int limit) {
    return jdbc.sql(
            """
            select place, line, column_name, value, reason::text from commerce.order_import_bad_rows
            where merchant_id = ? and import_id = ? and place > ? order by place limit ?
            """)
        .params(merchant.value(), id, after, limit)
        .query(
            (row, _) ->
                new Row(
                    row.getInt(1),
                    row.getInt(2),
                    row.getString(3),
                    row.getString(4),
                    json.readValue(row.getString(5), Reason.class)))
        .list();
  }
}

package io.heqi.knowledge.exchange;

import io.heqi.foundation.exchange.Reason;
import io.heqi.shared.MerchantId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of what was left out of files.
@Repository
class BadRowRepository {

  private static final int BATCH = 1_000;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  BadRowRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// Writes down all that was left out, instead of what an earlier check found.
  @Transactional
  public void replace(ItemImport of, List<Entry.Bad> bad) {
    jdbc.sql("delete from knowledge.import_bad_rows where merchant_id = ? and import_id = ?")
        .params(of.merchant().value(), of.id())
        .update();
    for (var from = 0; from < bad.size(); from += BATCH) {
      insert(of, from, bad.subList(from, Math.min(bad.size(), from + BATCH)));
    }
  }

  private void insert(ItemImport of, int from, List<Entry.Bad> bad) {
    jdbc.sql(
            """
            insert into knowledge.import_bad_rows
            select ?, ?, b.place, b.line, b.reason::jsonb, b.cells::jsonb
            from unnest(?::int[], ?::int[], ?::text[], ?::text[]) as b(place, line, reason, cells)
            """)
        .param(of.merchant().value())
        .param(of.id())
        .param(IntStream.range(from, from + bad.size()).boxed().toArray(Integer[]::new))
        .param(bad.stream().map(one -> (int) one.entry().line()).toArray(Integer[]::new))
        .param(bad.stream().map(one -> written(Reason.of(one.reason()))).toArray(String[]::new))
        .param(bad.stream().map(one -> written(one.entry().cells())).toArray(String[]::new))
        .update();
  }

  /// JSON knows a NUL; the database does not.
  private String written(Object what) {
    return json.writeValueAsString(what).replace("\\u0000", "");
  }

  /// @param place counts what was left out, from 0
  record Row(int place, int line, Reason reason, Map<Column, String> cells) {}

  /// @param after -1 to begin
  @Transactional(readOnly = true)
  public List<Row> page(MerchantId merchant, UUID id, int after, int limit) {
    return jdbc.sql(
            """
            select place, line, reason::text, cells::text from knowledge.import_bad_rows
            where merchant_id = ? and import_id = ? and place > ? order by place limit ?
            """)
        .params(merchant.value(), id, after, limit)
        .query(
            (row, _) ->
                new Row(
                    row.getInt(1),
                    row.getInt(2),
                    json.readValue(row.getString(3), Reason.class),
                    json.readValue(
                        row.getString(4), new TypeReference<EnumMap<Column, String>>() {})))
        .list();
  }
}

package io.heqi.foundation.database;

import io.heqi.shared.MerchantId;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes a merchant's rows out of every table of every module. The tables are read from the
/// database itself, so that a new one cannot be forgotten.
@Component
public class Erasure {

  private record Reference(String from, String to) {}

  private final JdbcClient jdbc;

  Erasure(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Deletes all rows that name the merchant, those that refer to others first. The directory of
  /// merchants keeps its row.
  @Transactional(propagation = Propagation.MANDATORY)
  public void erase(MerchantId merchant) {
    for (var table : inOrder(tables(), references())) {
      jdbc.sql("delete from " + table + " where merchant_id = ?").param(merchant.value()).update();
    }
  }

  private List<String> tables() {
    return jdbc.sql(
            """
            select c.oid::regclass::text from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'merchant_id' and not a.attisdropped
            where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = any (?)
            order by 1
            """)
        .param(Migrations.SCHEMAS.toArray(String[]::new))
        .query((row, _) -> row.getString(1))
        .list();
  }

  private List<Reference> references() {
    return jdbc.sql(
            """
            select distinct conrelid::regclass::text, confrelid::regclass::text from pg_constraint
            where contype = 'f' and conrelid <> confrelid and exists (
              select 1 from pg_attribute where attrelid = conrelid and attname = 'merchant_id')
            """)
        .query((row, _) -> new Reference(row.getString(1), row.getString(2)))
        .list();
  }

  private static List<String> inOrder(List<String> tables, List<Reference> references) {
    var ordered = new LinkedHashSet<String>();
    while (ordered.size() < tables.size()) {
      var free =
          tables.stream()
              .filter(table -> !ordered.contains(table))
              .filter(
                  table ->
                      references.stream()
                          .filter(reference -> reference.to().equals(table))
                          .allMatch(reference -> ordered.contains(reference.from())))
              .toList();
      if (free.isEmpty()) {
        throw new IllegalStateException("tables refer to each other in a ring: " + tables);
      }
      ordered.addAll(free);
    }
    return List.copyOf(ordered);
  }
}

package io.heqi.doors;

import static org.awaitility.Awaitility.await;

import io.heqi.foundation.database.Tenancy;
import io.heqi.shared.MerchantId;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// A hash of every row that a merchant has, table by table; what is only looked at leaves it as it
/// was.
@Component
class Footprint {

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  Footprint(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /// The footprint once all that goes on behind has come to rest.
  Map<String, String> settled(MerchantId merchant) {
    var last = new AtomicReference<>(of(merchant));
    await()
        .pollInterval(Duration.ofMillis(700))
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              var now = of(merchant);
              return now.equals(last.getAndSet(now));
            });
    return Objects.requireNonNull(last.get());
  }

  Map<String, String> of(MerchantId merchant) {
    return Tenancy.<Map<String, String>, RuntimeException>within(
        merchant, () -> Objects.requireNonNull(transactions.execute(_ -> hashes(merchant))));
  }

  private Map<String, String> hashes(MerchantId merchant) {
    var hashes = new TreeMap<String, String>();
    for (var table : tables()) {
      hashes.put(
          table,
          jdbc.sql(
                  """
                  select count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '')
                  from %s t where merchant_id = ?
                  """
                      .formatted(table))
              .param(merchant.value())
              .query(String.class)
              .single());
    }
    return hashes;
  }

  /// All but the two in which every request leaves the time at which it came.
  private java.util.List<String> tables() {
    return jdbc.sql(
            """
            select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'merchant_id' and not a.attisdropped
            where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
              and c.oid::regclass::text not in ('staff.account_sessions', 'staff.access_tokens')
            order by 1
            """)
        .query((row, _) -> row.getString(1))
        .list();
  }
}

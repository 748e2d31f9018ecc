package io.heqi.commerce.gateway;

import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What was not taken, one line for each thing however often it comes, kept for a month.
@Repository
class ProblemRepository {

  private static final Duration KEPT = Duration.ofDays(30);
  private static final int SHOWN = 50;

  private final JdbcClient jdbc;
  private final Clock clock;

  ProblemRepository(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Transactional
  public void add(
      MerchantId merchant, ShopId shop, Problem.Kind kind, String subject, String detail) {
    jdbc.sql(
            """
            insert into commerce.gateway_problems as p (merchant_id, shop_id, kind, subject, detail, count, last_at)
            values (?, ?, ?, ?, ?, 1, ?)
            on conflict (merchant_id, shop_id, kind, subject) do update
              set detail = excluded.detail, count = p.count + 1, last_at = excluded.last_at
            """)
        .param(merchant.value())
        .param(shop.value())
        .param(kind.name())
        .param(subject)
        .param(detail)
        .param(Timestamp.from(clock.instant()))
        .update();
  }

  /// An order was taken after all.
  @Transactional
  public void settled(MerchantId merchant, ShopId shop, List<String> numbers) {
    jdbc.sql(
            """
            delete from commerce.gateway_problems
            where merchant_id = ? and shop_id = ? and subject = any (?::text[])
              and kind in ('STATE_UNKNOWN', 'ORDER_MALFORMED', 'ORDER_NOT_FETCHED')
            """)
        .param(merchant.value())
        .param(shop.value())
        .param(numbers.toArray(String[]::new))
        .update();
  }

  /// The newest.
  @Transactional(readOnly = true)
  public List<Problem> newest(MerchantId merchant, ShopId shop) {
    return jdbc.sql(
            """
            select kind, subject, detail, count, last_at from commerce.gateway_problems
            where merchant_id = ? and shop_id = ? order by last_at desc, kind, subject limit ?
            """)
        .params(merchant.value(), shop.value(), SHOWN)
        .query(
            (row, _) ->
                new Problem(
                    Problem.Kind.valueOf(row.getString(1)),
                    row.getString(2),
                    row.getString(3),
                    row.getInt(4),
                    row.getTimestamp(5).toInstant()))
        .list();
  }

  int forget(List<MerchantId> merchants, Instant now) {
    return jdbc.sql(
            """
            delete from commerce.gateway_problems where merchant_id = any (?::bigint[]) and last_at < ?
            """)
        .params(
            merchants.stream().map(MerchantId::value).toArray(Long[]::new),
            Timestamp.from(now.minus(KEPT)))
        .update();
  }
}

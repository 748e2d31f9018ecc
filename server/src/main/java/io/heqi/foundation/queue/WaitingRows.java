package io.heqi.foundation.queue;

import io.heqi.shared.MerchantId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of one table, each a piece of work: they are taken by moving their time behind the
/// lease, so that a crash needs no mending.
public final class WaitingRows<T extends StoredQueue.Taken> implements StoredQueue<T> {

  private final JdbcClient jdbc;
  private final WaitingTable table;
  private final RowMapper<T> mapper;
  private final Function<T, List<Object>> key;
  private final String due;
  private final String take;
  private final String again;

  /// @param columns what `mapper` reads, of the table by the name `w`
  /// @param key the values of the table's key columns
  public WaitingRows(
      JdbcClient jdbc,
      WaitingTable table,
      String columns,
      RowMapper<T> mapper,
      Function<T, List<Object>> key) {
    this.jdbc = jdbc;
    this.table = table;
    this.mapper = mapper;
    this.key = key;
    this.due = due(table);
    this.take = take(table, columns);
    this.again = again(table);
  }

  private static String due(WaitingTable table) {
    return """
    select m.id from unnest(?::bigint[]) as m(id)
    where exists (select 1 from %s where merchant_id = m.id and (%s) and next_attempt_at <= ?)
    """
        .formatted(table.name(), table.waits());
  }

  private static String take(WaitingTable table, String columns) {
    return """
    update %s w set next_attempt_at = ?, attempts = w.attempts + 1 %s
    from (
      select %s from %s d
      where merchant_id = ? and (%s) and next_attempt_at <= ? %s
      order by next_attempt_at limit ? for update skip locked) as d
    where w.merchant_id = ? and %s
    returning %s
    """
        .formatted(
            table.name(),
            also(table.taking()),
            table.key(),
            table.name(),
            table.waits(),
            table.series().isEmpty() ? "" : firstOfItsSeries(table),
            same("w", "d", table.key()),
            columns);
  }

  private static String firstOfItsSeries(WaitingTable table) {
    return """
    and not exists (
        select 1 from %s e
        where merchant_id = d.merchant_id and %s and (%s) < (%s) and (%s))\
    """
        .formatted(
            table.name(),
            same("e", "d", table.series()),
            of("e", table.order()),
            of("d", table.order()),
            table.waits());
  }

  private static String again(WaitingTable table) {
    return """
    update %s w set next_attempt_at = ?, reason = ? %s
    where merchant_id = ? and (%s) = (%s) and attempts = ? and (%s)
    """
        .formatted(
            table.name(),
            also(table.waiting()),
            table.key(),
            columns(table.key()).map(_ -> "?").collect(Collectors.joining(", ")),
            table.waits());
  }

  private static String also(String assignment) {
    return assignment.isEmpty() ? "" : ", " + assignment;
  }

  private static String same(String left, String right, String columns) {
    return columns(columns)
        .map(column -> "%s.%s = %s.%s".formatted(left, column, right, column))
        .collect(Collectors.joining(" and "));
  }

  private static String of(String alias, String columns) {
    return columns(columns).map(column -> alias + "." + column).collect(Collectors.joining(", "));
  }

  private static Stream<String> columns(String list) {
    return Arrays.stream(list.split(",")).map(String::strip);
  }

  @Override
  public List<MerchantId> due(List<MerchantId> merchants, Instant now) {
    return jdbc.sql(due)
        .param(merchants.stream().map(MerchantId::value).toArray(Long[]::new))
        .param(Timestamp.from(now))
        .query((row, _) -> new MerchantId(row.getLong(1)))
        .list();
  }

  @Override
  public List<T> take(MerchantId merchant, Instant now) {
    return jdbc.sql(take)
        .param(Timestamp.from(now.plus(table.lease())))
        .param(merchant.value())
        .param(Timestamp.from(now))
        .param(table.most())
        .param(merchant.value())
        .query(mapper)
        .list();
  }

  /// A row that somebody else took meanwhile, since the lease had ended, stays theirs.
  @Override
  public void again(T taken, Instant at, String reason) {
    var parameters = new ArrayList<Object>();
    parameters.add(Timestamp.from(at));
    parameters.add(reason);
    parameters.add(taken.merchant().value());
    parameters.addAll(key.apply(taken));
    parameters.add(taken.attempt());
    jdbc.sql(again).params(parameters).update();
  }
}

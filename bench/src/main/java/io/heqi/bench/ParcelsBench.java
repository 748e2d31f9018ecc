package io.heqi.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// How long it takes to find the troubled among very many parcels that are under way, and what that
/// does to messages which are said meanwhile. A tenth of them stands still; with `--full` then all
/// do, as when a carrier's system is down.
final class ParcelsBench {

  private static final int MERCHANTS = 10;
  private static final int SOCKETS = 200;
  private static final int PER_SECOND = 100;
  private static final int FIRST_SCAN_SECONDS = 60;
  private static final int PAUSE_SECONDS = 45;
  private static final int LIMIT_SECONDS = 60;

  /// Heard of within the last 80 hours, evenly: a tenth of them before the 72 hours that count.
  private static final String ORDERS =
      """
      insert into commerce.orders (merchant_id, id, shop_id, number, told_at, buyer_id, buyer_name, state, currency,
        goods, freight, discount, total, paid, placed_at, paid_at, buyer_note, seller_note)
      select s.merchant_id, gen_random_uuid(), s.id, 'K' || n, now(), 'b' || n, '买家', 'SHIPPED', 'CNY', 99, 0, 0, 99, 99,
        now() - interval '9 days', now() - interval '9 days', '', ''
      from unnest(?::bigint[]) as m(id) join merchant.shops s on s.merchant_id = m.id
      cross join lateral generate_series(1, ?) as n
      """;
  private static final String PARCELS =
      """
      insert into commerce.parcels
      select merchant_id, id, '顺丰速运', 'SF' || number, placed_at + interval '1 day', 'MOVING',
        now() - random() * interval '80 hours'
      from commerce.orders where number like 'K%'
      """;
  private static final String ALL_STAND_STILL =
      """
      update commerce.parcels set moved_at = moved_at - interval '75 hours' where number like 'SFK%'
      """;
  private static final String LATE =
      """
      select count(*) from commerce.parcels where number like 'SFK%' and moved_at <= now() - interval '72 hours'
      """;
  private static final String OPEN =
      """
      select count(*) from commerce.parcel_troubles where ended_at is null and number like 'SFK%'
      """;
  private static final String SECONDS_SINCE_BEGUN =
      """
      select extract(epoch from clock_timestamp() - min(found_at)) from commerce.parcel_troubles
      where found_at > ? and number like 'SFK%'
      """;

  private final Options options;
  private final Results results = new Results("parcels");

  ParcelsBench(Options options) {
    this.options = options;
  }

  int run() throws IOException, InterruptedException, SQLException {
    var rows = options.number("rows", 1_000_000);
    try (var server = new RunningServer(options)) {
      server.set("HEQI_COMMERCE_PARCEL_SCAN_FIRST", "1h");
      server.start();
      List<Merchant> merchants;
      try (var connection = server.database().connect("heqi")) {
        merchants = Merchant.make(connection, MERCHANTS);
        fill(connection, merchants, rows / MERCHANTS);
      }
      server.stop();
      server.set("HEQI_COMMERCE_PARCEL_SCAN_FIRST", FIRST_SCAN_SECONDS + "s");
      server.set("HEQI_COMMERCE_PARCEL_SCAN", PAUSE_SECONDS + "s");
      server.start();
      try (var connection = server.database().connect("heqi");
          var door = new Door(server.port());
          var load = Load.open(door, merchants, SOCKETS)) {
        measure(connection, load, rows);
      }
    }
    return results.finish();
  }

  private void fill(Connection connection, List<Merchant> merchants, int each) throws SQLException {
    try (var statement = connection.prepareStatement(ORDERS)) {
      statement.setArray(
          1, connection.createArrayOf("bigint", merchants.stream().map(Merchant::id).toArray()));
      statement.setInt(2, each);
      statement.executeUpdate();
    }
    execute(connection, PARCELS);
    execute(connection, "vacuum (analyze) commerce.orders");
    execute(connection, "vacuum (analyze) commerce.parcels");
    execute(connection, "checkpoint");
  }

  private void measure(Connection connection, Load load, int rows)
      throws IOException, InterruptedException, SQLException {
    load.sendAt(PER_SECOND, 15);
    var quiet = load.watch(() -> load.sendAt(PER_SECOND, 15)).latency();
    results.quantiles("messages, no scan", quiet);
    var some = scan(connection, load, "a tenth stands still");
    results.note("%,d parcels, %,d stand still".formatted(rows, count(connection, OPEN)));
    results.atMost("scan-some-late", some.seconds(), "s", LIMIT_SECONDS);
    results.plain("message-p50-no-scan", Results.millis(quiet, 50), "ms");
    results.plain("message-p50-scan", Results.millis(some.delays(), 50), "ms");
    results.plain("message-p99-no-scan", Results.millis(quiet, 99), "ms");
    results.plain("message-p99-scan", Results.millis(some.delays(), 99), "ms");
    if (options.has("full")) {
      var changed = saying(load, () -> execute(connection, ALL_STAND_STILL));
      results.quantiles("messages, while a million rows are changed", changed);
      var all = scan(connection, load, "all stand still");
      results.note("now %,d stand still".formatted(count(connection, OPEN)));
      results.plain("scan-all-late", all.seconds(), "s");
    }
    results.none("messages-lost", load.settle());
  }

  private record Scan(double seconds, Histogram delays) {}

  /// Something that the database does meanwhile.
  private interface Work {
    void run() throws SQLException, InterruptedException;
  }

  /// Messages go on evenly until the work is done; a socket in use is not hung up.
  private static Histogram saying(Load load, Work work) throws InterruptedException, SQLException {
    var trouble = new AtomicReference<@Nullable SQLException>();
    var worker =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    work.run();
                  } catch (SQLException e) {
                    trouble.set(e);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    var window =
        load.watch(
            () -> {
              while (worker.isAlive()) {
                load.sendAt(PER_SECOND, 1);
              }
            });
    worker.join();
    var failure = trouble.get();
    if (failure != null) {
      throw failure;
    }
    return window.latency();
  }

  /// From the scan's begin to its last find; messages are said meanwhile.
  private Scan scan(Connection connection, Load load, String what)
      throws InterruptedException, SQLException {
    var former = newest(connection);
    var _ = saying(load, () -> awaitFind(connection, former));
    var late = count(connection, LATE);
    var seconds = new double[1];
    var delays = saying(load, () -> seconds[0] = untilAllAreFound(connection, late, former));
    results.quantiles("messages, " + what, delays);
    return new Scan(seconds[0], delays);
  }

  private static void awaitFind(Connection connection, Timestamp former)
      throws SQLException, InterruptedException {
    while (newest(connection).equals(former)) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static double untilAllAreFound(Connection connection, long late, Timestamp former)
      throws SQLException, InterruptedException {
    while (count(connection, OPEN) < late) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    try (var statement = connection.prepareStatement(SECONDS_SINCE_BEGUN)) {
      statement.setTimestamp(1, former);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getDouble(1);
      }
    }
  }

  /// When the newest find was made.
  private static Timestamp newest(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select coalesce(max(found_at), '2000-01-01') from commerce.parcel_troubles
                where number like 'SFK%'
                """)) {
      row.next();
      return row.getTimestamp(1);
    }
  }

  private static long count(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

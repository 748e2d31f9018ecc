package io.heqi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// Fills a fresh server's tables with a year of conversations, indexes off meanwhile, and leaves
/// counters and followers as if the server had stored every line itself.
final class InboxFilling {

  private static final List<String> TABLES =
      List.of(
          "customer.customers",
          "conversation.conversations",
          "conversation.messages",
          "conversation.search_entries");
  private static final Duration SPAN = Duration.ofDays(365);
  private static final int EXPECTED_LINES_EACH = 21;

  private final InboxShape shape;
  private final Results results;
  private final SplittableRandom random = new SplittableRandom(1);

  InboxFilling(InboxShape shape, Results results) {
    this.shape = shape;
    this.results = results;
  }

  /// Refuses where the rows would fill the disk.
  void requireSpace(Path directory) throws IOException {
    var free = Files.getFileStore(directory).getUsableSpace();
    if (free < shape.bytes()) {
      throw new Options.Misused(
          "%,d conversations need %.1f GB of free disk under %s, and there are %.1f GB; free some, take fewer"
                  .formatted(shape.conversations(), shape.bytes() / 1e9, directory, free / 1e9)
              + " with --conversations, or name another disk with --data");
    }
  }

  void fill(RunningServer server) throws IOException, InterruptedException, SQLException {
    var database = server.database();
    var begun = System.nanoTime();
    try (var connection = database.connect("heqi")) {
      awaitFollowers(database);
      var talks = furnish(connection);
      var bare = BareTables.strip(connection, TABLES);
      var rows = new InboxRows(database, SearchKeys.of(server.jar()));
      talk(talks, rows);
      results.note("copied " + rows.finish() + " in " + seconds(begun));
      bare.restore();
      results.note("made %d indexes and keys again by %s".formatted(bare.size(), seconds(begun)));
      count(connection, talks);
      for (var table : TABLES) {
        execute(connection, "vacuum (analyze) " + table);
      }
      execute(connection, "checkpoint");
    }
    results.note(
        "all done in %s; %.1f GB of disk are left"
            .formatted(seconds(begun), Files.getFileStore(server.data()).getUsableSpace() / 1e9));
  }

  private static String seconds(long begun) {
    return (System.nanoTime() - begun) / 1_000_000_000L + " s";
  }

  /// The demo's talk makes every follower known by name.
  private static void awaitFollowers(Database database) throws SQLException, InterruptedException {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (database.count(
            """
            select count(*) from conversation.change_counters c
            where c.last_change > coalesce((select min(change_no) from conversation.follower_cursors f
              where f.merchant_id = c.merchant_id), 0)
            """)
        > 0) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the followers do not come to the end of the demo's talk");
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    if (database.count(
            "select count(*) from conversation.follower_cursors where follower = 'search'")
        == 0) {
      throw new IllegalStateException("the server has no follower that fills the search");
    }
  }

  private List<InboxTalks> furnish(Connection connection) throws SQLException {
    var sizes = shape.sizes();
    var talks = new ArrayList<InboxTalks>();
    for (var merchant : Merchant.make(connection, sizes.length)) {
      var size = sizes[talks.size()];
      talks.add(
          new InboxTalks(InboxHouse.make(connection, merchant, size), size, shape.open(size)));
    }
    return talks;
  }

  /// A line here, a line there, each merchant as often as its size says.
  private void talk(List<InboxTalks> all, InboxRows rows) throws SQLException {
    var talking = new ArrayList<>(all);
    var end = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    var expected = (long) EXPECTED_LINES_EACH * shape.conversations();
    var sums = sums(talking);
    for (var said = 0L; !talking.isEmpty(); said++) {
      var place = find(sums, random.nextInt(sums[sums.length - 1]));
      var merchant = talking.get(place);
      var left = SPAN.toMillis() * (expected - Math.min(said, expected)) / expected;
      merchant.step(rows, end.minusMillis(left).plusMillis(Math.max(0, said - expected)));
      if (merchant.isOver()) {
        talking.remove(place);
        sums = sums(talking);
      }
    }
  }

  private static int[] sums(List<InboxTalks> talking) {
    var sums = new int[talking.size()];
    var sum = 0;
    for (var i = 0; i < sums.length; i++) {
      sum += talking.get(i).size();
      sums[i] = sum;
    }
    return sums;
  }

  private static int find(int[] sums, int at) {
    var place = java.util.Arrays.binarySearch(sums, at + 1);
    return place < 0 ? -place - 1 : place;
  }

  /// At once, so that no follower ever sees a log that it has not read.
  private static void count(Connection connection, List<InboxTalks> talks) throws SQLException {
    connection.setAutoCommit(false);
    try (var counters =
            connection.prepareStatement(
                "insert into conversation.change_counters values (?, ?, ?)");
        var cursors =
            connection.prepareStatement(
                """
                insert into conversation.follower_cursors
                select distinct follower, ?::bigint, ?::bigint from conversation.follower_cursors
                """)) {
      for (var talk : talks) {
        counters.setLong(1, talk.house().merchant().id());
        counters.setLong(2, talk.lastChange());
        counters.setLong(3, talk.size());
        counters.executeUpdate();
        cursors.setLong(1, talk.house().merchant().id());
        cursors.setLong(2, talk.lastChange());
        cursors.executeUpdate();
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

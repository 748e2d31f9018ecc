package io.heqi.foundation.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heqi.conversation.attachment.Attachments;
import io.heqi.foundation.database.DataDirectory;
import io.heqi.foundation.database.HouseDatabase;
import io.heqi.foundation.database.Tenancy;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestDataDirectory;
import io.heqi.testing.TestHouse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class BackupTest {

  @Autowired private DataDirectory data;
  @Autowired private Attachments attachments;
  @Autowired private TestHouse houses;

  private Path place;
  private Path file;

  @BeforeEach
  void aPlace() {
    place = TestDataDirectory.fresh();
    file = place.resolve("house.tar.gz");
  }

  @Test
  void bringsBackEverythingWhileCustomersGoOnWriting() throws Exception {
    var quiet = aQuietHouse();
    var busy = new BusyHouse(houses.aMerchant());
    busy.begin();
    var acknowledged = List.copyOf(busy.acknowledged);
    new Backup(data.path(), file, Clock.systemUTC()).ofCluster();
    var meanwhile = busy.acknowledged.size() - acknowledged.size();
    busy.end();
    var restored = place.resolve("restored");
    new Restore(file, restored).own();

    try (var house = HouseDatabase.in(data.path());
        var live = house.superuser();
        var other = HouseDatabase.in(restored);
        var copy = other.superuser()) {
      assertThat(house.isInUse()).isTrue();
      assertThat(other.isInUse()).isFalse();
      assertThat(meanwhile).as("messages stored while the backup ran").isPositive();
      assertThat(new HouseRows(copy).of(quiet.merchant().value()))
          .isEqualTo(new HouseRows(live).of(quiet.merchant().value()));
      isAPrefix(busy, acknowledged, new HouseRows(copy), new HouseRows(live));
      indexesAgree(copy);
      everyFileIsThere(copy, restored);
    }
  }

  @Test
  void isForItsOwnerAlone() throws Exception {
    new Backup(data.path(), file, Clock.systemUTC()).ofCluster();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var beside = Files.list(place)) {
      assertThat(beside).containsExactly(file);
    }
  }

  @Test
  void bringsBackAnExternalDatabase() throws Exception {
    var house = aQuietHouse();
    try (var source = HouseDatabase.in(data.path());
        var live = source.superuser()) {
      var before = new HouseRows(live).of(house.merchant().value());
      new Backup(data.path(), file, Clock.systemUTC()).ofTables(owner(live, "heqi"));
      try (var create = live.createStatement()) {
        create.execute("create database heqi_copy owner heqi_owner");
      }
      try {
        var target = owner(live, "heqi_copy");
        var restored = place.resolve("restored");
        new Restore(file, restored).external(target, "heqi_app");
        try (var copy = DriverManager.getConnection(superuser(live, "heqi_copy"))) {
          assertThat(new HouseRows(copy).of(house.merchant().value())).isEqualTo(before);
          assertThat(new HouseRows(copy).all().keySet())
              .isEqualTo(new HouseRows(live).all().keySet());
          assertThat(nextMerchant(copy)).isEqualTo(nextMerchant(live));
          everyFileIsThere(copy, restored);
        }
        assertThat(
                refusal(
                    () -> new Restore(file, place.resolve("again")).external(target, "heqi_app")))
            .contains("not empty");
      } finally {
        try (var drop = live.createStatement()) {
          drop.execute("drop database heqi_copy");
        }
      }
    }
  }

  private interface Attempt {
    void go() throws IOException, SQLException;
  }

  private static String refusal(Attempt attempt) throws SQLException {
    try {
      attempt.go();
      return "";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static List<String> nextMerchant(Connection connection) throws SQLException {
    return new HouseRows(connection)
        .list("select last_value::text from pg_sequences where schemaname = 'merchant'");
  }

  private String owner(Connection live, String database) throws IOException, SQLException {
    return address(live, database, "heqi_owner", "owner");
  }

  private String superuser(Connection live, String database) throws IOException, SQLException {
    return address(live, database, "postgres", "postgres");
  }

  private String address(Connection live, String database, String user, String secret)
      throws IOException, SQLException {
    var secrets = new Properties();
    try (var in = Files.newBufferedReader(data.path().resolve("secrets.properties"))) {
      secrets.load(in);
    }
    return live.getMetaData().getURL().replaceFirst("/[^/]*$", "/" + database)
        + "?user=%s&password=%s".formatted(user, secrets.getProperty(secret));
  }

  /// With two conversations and a file, and nothing more to come: every follower has read all, and
  /// greetings leave no mark that would be made a moment later.
  private TestHouse.House aQuietHouse() throws IOException, SQLException {
    var house = houses.aMerchant();
    for (var customer : List.of("小雨", "小雪")) {
      for (var i = 0; i < 5; i++) {
        houses.says(house, customer, customer + i, "你好 " + i).join();
      }
    }
    Tenancy.within(
        house.merchant(),
        () ->
            attachments.store(
                house.merchant(),
                new Attachments.Uploader(house.agent().account().value()),
                new Attachments.Upload(
                    "发票.txt",
                    "text/plain",
                    null,
                    new ByteArrayInputStream("发票".getBytes(StandardCharsets.UTF_8)))));
    try (var database = HouseDatabase.in(data.path());
        var connection = database.superuser()) {
      await().until(() -> isStill(new HouseRows(connection), house.merchant().value()));
    }
    return house;
  }

  private static boolean isStill(HouseRows rows, long merchant) throws SQLException {
    return rows.list(
                """
                select 1 from conversation.change_counters c
                where c.merchant_id = %1$d and not exists (
                  select from conversation.follower_cursors f
                  where f.merchant_id = c.merchant_id and f.change_no < c.last_change)
                and (select count(*) from conversation.follower_cursors where merchant_id = %1$d) =
                  (select count(distinct follower) from conversation.follower_cursors)
                """
                    .formatted(merchant))
            .size()
        == 1;
  }

  private static void isAPrefix(
      BusyHouse busy, List<String> acknowledged, HouseRows copy, HouseRows live)
      throws SQLException {
    var merchant = busy.house.merchant().value();
    var restored = copy.lines(merchant);
    assertThat(restored).containsAll(acknowledged);
    var whole = live.lines(merchant);
    assertThat(whole).containsAll(restored);
    byConversation(restored)
        .forEach(
            (conversation, lines) ->
                assertThat(lines)
                    .isEqualTo(
                        byConversation(whole)
                            .getOrDefault(conversation, List.of())
                            .subList(0, lines.size())));
    assertThat(
            copy.list(
                """
                select id::text from conversation.conversations c where last_seq <>
                  (select count(*) from conversation.messages m
                   where m.merchant_id = c.merchant_id and m.conversation_id = c.id)
                """))
        .as("conversations with gaps")
        .isEmpty();
  }

  private static Map<String, List<String>> byConversation(List<String> lines) {
    var sorted = new TreeMap<String, List<String>>();
    for (var line : lines) {
      sorted
          .computeIfAbsent(line.substring(0, line.indexOf(' ')), _ -> new ArrayList<>())
          .add(line);
    }
    return sorted;
  }

  private static void indexesAgree(Connection copy) throws SQLException {
    try (var statement = copy.createStatement()) {
      statement.execute("create extension amcheck");
      statement.execute(
          """
          select bt_index_check(i.indexrelid, true) from pg_index i
          join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
          where a.amname = 'btree' and c.relpersistence = 'p' and i.indisvalid
          """);
    }
  }

  private void everyFileIsThere(Connection copy, Path restored) throws IOException, SQLException {
    var named =
        new HouseRows(copy)
            .list(
                """
                select merchant_id || '/' || right(id::text, 2) || '/' || id
                from conversation.attachments
                """);
    assertThat(named).isNotEmpty();
    for (var name : named) {
      assertThat(restored.resolve("files").resolve(name))
          .hasSameBinaryContentAs(data.path().resolve("files").resolve(name));
    }
  }

  /// Three customers write without a pause until told to stop.
  private final class BusyHouse {

    final TestHouse.House house;
    final ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean going = new AtomicBoolean(true);
    private final List<Thread> writers = new ArrayList<>();

    BusyHouse(TestHouse.House house) {
      this.house = house;
    }

    void begin() {
      for (var customer : List.of("a", "b", "c")) {
        writers.add(Thread.ofVirtual().start(() -> write(customer)));
      }
      await().until(() -> acknowledged.size() > 100);
    }

    private void write(String customer) {
      for (var i = 0; going.get(); i++) {
        var text = customer + " " + i;
        var stored = houses.says(house, customer, customer + i, text).join();
        acknowledged.add(stored.conversation() + " " + stored.seq() + " " + text);
      }
    }

    void end() throws InterruptedException {
      going.set(false);
      for (var writer : writers) {
        writer.join();
      }
    }
  }
}

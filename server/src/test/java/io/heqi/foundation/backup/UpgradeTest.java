package io.heqi.foundation.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.HeqiApplication;
import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.Entry;
import io.heqi.conversation.MessageContent;
import io.heqi.conversation.MessageKind;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.attachment.Attachments;
import io.heqi.foundation.database.HouseDatabase;
import io.heqi.foundation.database.Tenancy;
import io.heqi.merchant.Merchants;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import io.heqi.staff.SignIn;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestDataDirectory;
import io.heqi.testing.TestHouse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// Starts on the data of each release, as that release stored them. `upgrade/` holds for each an
/// archive of its tables and, beside it, what was to be read from them.
class UpgradeTest {

  private static final Path RELEASES = Path.of("src/test/resources/upgrade");
  private static final String FILE = "发票，一式两份";

  static Stream<String> releases() throws IOException {
    try (var files = Files.list(RELEASES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".tar.gz"))
          .map(name -> name.substring(0, name.length() - ".tar.gz".length()))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("releases")
  void readsAndGoesOnWithWhatAReleaseLeft(String release) throws Exception {
    var directory = TestDataDirectory.fresh().resolve("house");
    new Restore(RELEASES.resolve(release + ".tar.gz"), directory).own();

    try (var heqi = start(directory)) {
      assertThat(everythingSaid(heqi, directory))
          .isEqualTo(Files.readString(RELEASES.resolve(release + ".txt")));
      aCustomerGoesOn(heqi, directory);
      anAgentSignsIn(heqi, directory);
    }
  }

  private static ConfigurableApplicationContext start(Path directory) {
    return new SpringApplicationBuilder(
            HeqiApplication.class, TestClock.Configuration.class, TestHouse.class)
        .profiles("test")
        .run("--server.port=0", "--heqi.database.directory=" + directory);
  }

  private static String everythingSaid(ConfigurableApplicationContext heqi, Path directory)
      throws IOException, SQLException {
    var text = new StringBuilder();
    for (var row : conversations(heqi, directory)) {
      text.append(
          "%d %s %s %s %s\n"
              .formatted(row.number(), row.customerName(), row.state(), row.tags(), row.lastSeq()));
      for (var line :
          Tenancy.within(
              row.merchant(),
              () -> heqi.getBean(MessageLog.class).after(row.merchant(), row.id(), 0, 500))) {
        text.append(
            "  %d %s %s %s %s%s\n"
                .formatted(
                    line.seq(),
                    line.sender(),
                    line.kind(),
                    line.sentAt(),
                    line.body(),
                    line.attachment() == null ? "" : " " + file(heqi, row.merchant(), line)));
      }
    }
    return text.toString();
  }

  private static String file(ConfigurableApplicationContext heqi, MerchantId merchant, Entry line)
      throws IOException {
    var id = Objects.requireNonNull(line.attachment());
    var served =
        Tenancy.within(merchant, () -> heqi.getBean(Attachments.class).open(merchant, id, ""));
    try (var bytes = served.bytes()) {
      return served.name() + ": " + new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<ConversationRow> conversations(
      ConfigurableApplicationContext heqi, Path directory) throws IOException, SQLException {
    var merchant = heqi.getBean(Merchants.class).all().getFirst();
    var ids =
        ask(directory, "select id::text from conversation.conversations order by number").stream()
            .map(id -> new ConversationId(UUID.fromString(id)))
            .toList();
    return ids.stream()
        .map(
            id ->
                Tenancy.within(
                    merchant, () -> heqi.getBean(MessageLog.class).row(merchant, id).orElseThrow()))
        .toList();
  }

  private static void aCustomerGoesOn(ConfigurableApplicationContext heqi, Path directory)
      throws IOException, SQLException {
    var row = conversations(heqi, directory).getFirst();
    var house = house(row.merchant(), row, heqi);
    var stored = heqi.getBean(TestHouse.class).says(house, "小雨", "after", "还在吗").join();
    assertThat(stored.conversation()).isEqualTo(row.id());
    assertThat(stored.seq()).isEqualTo(row.lastSeq() + 1);
    var again = heqi.getBean(TestHouse.class).says(house, "小雨", "1", "你好").join();
    assertThat(again.duplicate()).isTrue();
  }

  private static TestHouse.House house(
      MerchantId merchant, ConversationRow row, ConfigurableApplicationContext heqi) {
    var nobody = heqi.getBean(TestHouse.class).aMerchant();
    return new TestHouse.House(
        merchant,
        nobody.owner(),
        row.shop(),
        row.channel(),
        "",
        nobody.agent(),
        nobody.colleague());
  }

  private static void anAgentSignsIn(ConfigurableApplicationContext heqi, Path directory)
      throws IOException, SQLException {
    var email =
        ask(directory, "select email from staff.accounts where name = '小林' order by id").getFirst();
    var token =
        heqi.getBean(SignIn.class)
            .signIn(new SignIn.Credentials(email, TestHouse.PASSWORD, null, "127.0.0.1", "test"));
    assertThat(token).isNotBlank();
  }

  private static List<String> ask(Path directory, String query) throws IOException, SQLException {
    try (var house = HouseDatabase.in(directory);
        var connection = house.superuser()) {
      return new HouseRows(connection).list(query);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "heqi.release", matches = ".+")
  void keepsWhatThisReleaseLeaves() throws Exception {
    var release = System.getProperty("heqi.release", "");
    var directory = TestDataDirectory.fresh().resolve("house");
    try (var heqi = start(directory)) {
      aHouseWithAPast(heqi);
      Files.createDirectories(RELEASES);
      var archive = RELEASES.resolve(release + ".tar.gz");
      Files.deleteIfExists(archive);
      try (var house = HouseDatabase.in(directory);
          var owner = DriverManager.getConnection(house.ownerUrl())) {
        assertThat(owner.isValid(1)).isTrue();
        new Backup(directory, archive, Clock.systemUTC()).ofTables(house.ownerUrl());
      }
      Files.writeString(RELEASES.resolve(release + ".txt"), everythingSaid(heqi, directory));
    }
  }

  private static void aHouseWithAPast(ConfigurableApplicationContext heqi) {
    var houses = heqi.getBean(TestHouse.class);
    var conversations = heqi.getBean(Conversations.class);
    var house = houses.aMerchant();
    var id = houses.says(house, "小雨", "1", "你好").join().conversation();
    houses.says(house, "小雨", "2", "衣服能退货吗").join();
    Tenancy.run(
        house.merchant(),
        () -> {
          reply(conversations, house, id, "a1", MessageContent.text("可以，七天无理由"));
          conversations.note(house.agent(), id, "老顾客", List.of());
          conversations.tag(house.agent(), id, List.of("退货"));
          reply(conversations, house, id, "a2", aFile(heqi, house));
        });
    var other = houses.says(house, "小雪", "3", "发货了吗").join().conversation();
    Tenancy.run(
        house.merchant(),
        () -> {
          reply(conversations, house, other, "a3", MessageContent.text("今天发"));
          conversations.resolve(house.agent(), other);
          conversations.close(house.agent(), other);
        });
  }

  private static MessageContent aFile(ConfigurableApplicationContext heqi, TestHouse.House house) {
    var uploader = new Attachments.Uploader(house.agent().account().value());
    var attachments = heqi.getBean(Attachments.class);
    var bytes = new ByteArrayInputStream(FILE.getBytes(StandardCharsets.UTF_8));
    var file =
        attachments.store(
            house.merchant(),
            uploader,
            new Attachments.Upload("发票.txt", "text/plain", null, bytes));
    return attachments.content(house.merchant(), MessageKind.FILE, "", file.id(), uploader);
  }

  private static void reply(
      Conversations conversations,
      TestHouse.House house,
      ConversationId id,
      String key,
      MessageContent content) {
    conversations.reply(house.agent(), new Conversations.Reply(id, key, content, null)).join();
  }
}

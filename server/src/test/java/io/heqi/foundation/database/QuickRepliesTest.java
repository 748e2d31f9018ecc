package io.heqi.foundation.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.HeqiApplication;
import io.heqi.knowledge.Content;
import io.heqi.knowledge.Retrieval;
import io.heqi.knowledge.Scripts;
import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestDataDirectory;
import io.heqi.testing.TestHouse;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// Quick replies, as earlier versions kept them, are scripts after an upgrade.
class QuickRepliesTest {

  private static final MerchantId MERCHANT = new MerchantId(7);
  private static final UUID OWNER = UUID.randomUUID();
  private static final UUID PICTURE = UUID.randomUUID();

  private final Path directory = TestDataDirectory.fresh();

  private void anEarlierHouse(String... statements) throws IOException, SQLException {
    var earlier = new HashMap<>(Migrations.newest());
    earlier.put("knowledge", "4");
    earlier.put("conversation", "13");
    try (var server = EmbeddedPostgres.startIn(directory)) {
      Migrations.run(server.owner(), "heqi_app", earlier);
      var owner = server.owner();
      try (var connection =
              DriverManager.getConnection(owner.url(), owner.user(), owner.password());
          var statement = connection.createStatement()) {
        for (var sql : statements) {
          statement.execute(sql);
        }
      }
    }
  }

  private ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(
            HeqiApplication.class, TestClock.Configuration.class, TestHouse.class)
        .profiles("test")
        .run(
            "--server.port=0",
            "--heqi.database.directory=" + directory,
            "--heqi.demo.enabled=false",
            "--heqi.knowledge.missing-phrasings-after=0s");
  }

  private static List<Scripts.Script> find(
      ConfigurableApplicationContext heqi, String text, String asked) {
    var question = new Retrieval.Question(asked, List.of(), Content.Place.ANYWHERE);
    return Tenancy.within(
        MERCHANT,
        () ->
            heqi.getBean(Scripts.class)
                .find(MERCHANT, new AccountId(OWNER), new Scripts.Wanted(text, null, question)));
  }

  @Test
  void becomeScriptsOnOfferWithTheirPictures() throws Exception {
    anEarlierHouse(
        "insert into merchant.merchants (id, name, created_at) overriding system value values (7,"
            + " '和气', now())",
        "insert into staff.accounts (id, email, name, password_hash, created_at)"
            + " values ('%s', 'o@x', '店主', '', now())".formatted(OWNER),
        "insert into staff.roles values (7, '%s', '店主', 'OWNER', '{}')".formatted(OWNER),
        "insert into staff.memberships (merchant_id, account_id, role_id, display_name, created_at)"
            + " values (7, '%1$s', '%1$s', '店主', now())".formatted(OWNER),
        "insert into conversation.attachments (merchant_id, id, name, media_type, size,"
            + " uploaded_by, created_at) values (7, '%s', 'a.png', 'image/png', 1, '%s', now())"
                .formatted(PICTURE, OWNER),
        "insert into conversation.quick_replies (merchant_id, id, shortcut, title, body,"
            + " attachment_id, uses) values"
            + " (7, gen_random_uuid(), 'cm', '怎么选尺码', '请看 \"尺码表\" {姓名}', '%s', 12),"
                .formatted(PICTURE)
            + " (7, gen_random_uuid(), 'th 退/换', '退货', '七天内可退', null, 0)");

    try (var heqi = start()) {
      var size = find(heqi, "cm", "").getFirst();
      assertThat(size.content().title()).isEqualTo("怎么选尺码");
      assertThat(size.answer().parts())
          .containsExactly(
              new Content.Part("请看 \"尺码表\" {姓名}", null), new Content.Part(null, PICTURE));
      assertThat(find(heqi, "th-退-换", "")).hasSize(1);
      Awaitility.await().until(() -> find(heqi, "", "尺码怎么选").getFirst().suits());
      assertThat(ask(heqi, "select shared::text from conversation.attachments")).isEqualTo("true");
      assertThat(ask(heqi, "select accepted::text from knowledge.uses")).isEqualTo("12");
      assertThat(ask(heqi, "select (to_regclass('conversation.quick_replies') is null)::text"))
          .isEqualTo("true");
    }
  }

  private static String ask(ConfigurableApplicationContext heqi, String sql) throws SQLException {
    var owner = heqi.getBean(DatabaseServer.class).owner();
    try (var connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}

package io.heqi.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.files.FileStore;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Merchants;
import io.heqi.shared.Ids;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.staff.Founding;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestHouse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HeqiTest
class DemoRemovalTest {

  private static final String NAME = "和气小铺（演示）";

  @Autowired private DemoRemoval removal;
  @Autowired private Founding founding;
  @Autowired private DemoMerchant.DemoHouse house;
  @Autowired private DemoTalk talk;
  @Autowired private Merchants merchants;
  @Autowired private FileStore files;
  @Autowired private TestHouse houses;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transactions;

  private Actor aDemo() {
    var owner =
        founding.found(
            NAME, new Founding.Owner(Ids.next() + "@demo.test", "店主", TestHouse.PASSWORD), true);
    Tenancy.run(owner.merchant(), () -> talk.begin(owner, house.furnish(owner)));
    return owner;
  }

  @Test
  void nothingOfTheDemoStays() throws IOException {
    var neighbour = houses.aMerchant();
    houses.aConversation(neighbour, "buyer");
    var before = lasting(neighbour.merchant());
    var owner = aDemo();
    var id = Ids.next();
    var picture = files.fresh();
    Files.writeString(picture, "picture");
    files.keep(owner.merchant(), id, "", picture);
    assertThat(rows(owner.merchant())).containsKeys("conversation.messages", "merchant.shops");

    assertThat(removal.remove(owner, " " + NAME + " ")).isEqualTo("/desk");

    assertThat(lasting(owner.merchant())).isEmpty();
    assertThat(rows(neighbour.merchant())).containsAllEntriesOf(before);
    assertThat(merchants.find(owner.merchant())).isEmpty();
    assertThat(merchants.all()).doesNotContain(owner.merchant());
    assertThat(accounts(owner)).isZero();
    assertThatThrownBy(() -> files.open(owner.merchant(), id, ""))
        .isInstanceOf(java.nio.file.NoSuchFileException.class);
  }

  /// The followers of the log, which work beside it, may have been at it in the very moment.
  @Test
  void whatWasWrittenInTheVeryMomentGoesAtTheNextStart() {
    var owner = aDemo();
    var _ = removal.remove(owner, NAME);
    Tenancy.run(
        owner.merchant(),
        () ->
            transactions.executeWithoutResult(
                _ ->
                    jdbc.sql("insert into staff.levels values (?, 'JUNIOR', 5)")
                        .param(owner.merchant().value())
                        .update()));
    await()
        .untilAsserted(
            () -> {
              removal.run(new DefaultApplicationArguments());
              assertThat(rows(owner.merchant())).isEmpty();
            });
  }

  @Test
  void anotherNameRemovesNothing() {
    var owner = aDemo();
    var before = lasting(owner.merchant());
    assertThatThrownBy(() -> removal.remove(owner, "和气小铺"))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("demo.other-name"));
    assertThat(rows(owner.merchant())).containsAllEntriesOf(before);
    var _ = removal.remove(owner, NAME);
  }

  @Test
  void aRealMerchantIsNeverRemoved() {
    var real =
        founding.found(
            NAME, new Founding.Owner(Ids.next() + "@shop.test", "店主", TestHouse.PASSWORD), false);
    assertThatThrownBy(() -> removal.remove(real, NAME))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("demo.real-merchant"));
  }

  private long accounts(Actor actor) {
    return jdbc.sql("select count(*) from staff.accounts where id = ?")
        .param(actor.account().value())
        .query(Long.class)
        .single();
  }

  /// Those that nothing adds to by itself.
  private Map<String, Long> lasting(MerchantId merchant) {
    var lasting = new TreeMap<>(rows(merchant));
    lasting
        .keySet()
        .removeIf(
            table ->
                !table.matches(
                    "customer\\..*|merchant\\..*|staff\\.(roles|memberships)|conversation\\.messages"));
    return lasting;
  }

  /// The merchant's rows in each table that has some.
  private Map<String, Long> rows(MerchantId merchant) {
    return Tenancy.within(
        merchant,
        () ->
            transactions.execute(
                _ -> {
                  var found = new TreeMap<String, Long>();
                  var tables =
                      jdbc.sql(
                              """
                              select c.oid::regclass::text from pg_class c join pg_attribute a
                                on a.attrelid = c.oid and a.attname = 'merchant_id'
                              where c.relkind = 'r'
                              """)
                          .query((row, _) -> row.getString(1))
                          .list();
                  for (var table : tables) {
                    var count =
                        jdbc.sql("select count(*) from " + table + " where merchant_id = ?")
                            .param(merchant.value())
                            .query(Long.class)
                            .single();
                    if (count > 0) {
                      found.put(table, count);
                    }
                  }
                  return found;
                }));
  }
}

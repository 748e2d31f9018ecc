package io.heqi.foundation.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestHouse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HeqiTest
class TenantWallTest {

  /// Tables that must be read before a merchant is known; none holds customer data.
  private static final List<String> DIRECTORY =
      List.of(
          "channel.channels",
          "commerce.supplier_accounts",
          "commerce.supplier_links",
          "commerce.supplier_sessions",
          "conversation.change_counters",
          "conversation.follower_cursors",
          "merchant.merchants",
          "staff.access_tokens",
          "staff.account_sessions",
          "staff.accounts",
          "staff.memberships",
          "staff.one_time_links");

  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transactions;
  @Autowired private TestHouse houses;

  @Test
  void everyTableIsWalledOrNamed() {
    var open =
        jdbc.sql(
                """
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and n.nspname = any (?) and not c.relrowsecurity
                  and c.relname <> 'flyway_schema_history' order by 1
                """)
            .param(Migrations.SCHEMAS.toArray(String[]::new))
            .query((row, _) -> row.getString(1))
            .list();
    assertThat(open).isEqualTo(DIRECTORY);
  }

  @Test
  void everyWalledTableLeadsItsKeyWithTheMerchant() {
    var others =
        jdbc.sql(
                """
                select c.oid::regclass::text from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                join pg_index i on i.indrelid = c.oid and i.indisprimary
                join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
                where n.nspname = any (?) and c.relrowsecurity and a.attname <> 'merchant_id'
                """)
            .param(Migrations.SCHEMAS.toArray(String[]::new))
            .query((row, _) -> row.getString(1))
            .list();
    assertThat(others).isEmpty();
  }

  @Test
  void anUnboundTransactionSeesNothing() {
    var house = houses.aMerchant();
    houses.aConversation(house, "buyer");
    assertThat(conversations()).isZero();
  }

  @Test
  void aTransactionSeesItsOwnMerchantAlone() {
    var house = houses.aMerchant();
    var neighbour = houses.aMerchant();
    houses.aConversation(house, "buyer");
    assertThat(Tenancy.<Long, RuntimeException>within(house.merchant(), this::conversations))
        .isEqualTo(1);
    assertThat(Tenancy.<Long, RuntimeException>within(neighbour.merchant(), this::conversations))
        .isZero();
  }

  @Test
  void theRunningRoleCannotPassTheWalls() {
    var role =
        jdbc.sql("select rolbypassrls or rolsuper from pg_roles where rolname = current_user")
            .query(Boolean.class)
            .single();
    assertThat(role).isFalse();
  }

  private Long conversations() {
    return transactions.execute(
        _ ->
            jdbc.sql("select count(*) from conversation.conversations").query(Long.class).single());
  }
}

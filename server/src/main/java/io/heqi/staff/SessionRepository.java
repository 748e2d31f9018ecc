package io.heqi.staff;

import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.AccountId;
import io.heqi.shared.Ids;
import io.heqi.shared.MerchantId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

@Repository
class SessionRepository {

  private record Member(MerchantId merchant, AccountId account, String name, UUID role) {}

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  SessionRepository(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  List<MerchantId> merchantsOf(AccountId account) {
    return jdbc.sql(
            """
            select merchant_id from staff.memberships where account_id = ? and active order by created_at, merchant_id
            """)
        .param(account.value())
        .query((row, _) -> new MerchantId(row.getLong(1)))
        .list();
  }

  void insert(
      byte[] hash,
      AccountId account,
      MerchantId merchant,
      Instant now,
      Instant expires,
      String address,
      String client) {
    jdbc.sql("insert into staff.account_sessions values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            hash,
            Ids.next(),
            account.value(),
            merchant.value(),
            Timestamp.from(now),
            Timestamp.from(now),
            Timestamp.from(expires),
            address,
            client.length() > 200 ? client.substring(0, 200) : client)
        .update();
  }

  void delete(byte[] hash) {
    jdbc.sql("delete from staff.account_sessions where token_hash = ?").param(hash).update();
  }

  boolean delete(AccountId account, UUID id) {
    return jdbc.sql("delete from staff.account_sessions where account_id = ? and id = ?")
            .params(account.value(), id)
            .update()
        == 1;
  }

  boolean holds(AccountId account, byte[] hash) {
    return jdbc.sql(
                "select count(*) from staff.account_sessions where account_id = ? and token_hash ="
                    + " ?")
            .params(account.value(), hash)
            .query(Long.class)
            .single()
        == 1;
  }

  void deleteOthers(AccountId account, byte[] hash) {
    jdbc.sql("delete from staff.account_sessions where account_id = ? and token_hash <> ?")
        .params(account.value(), hash)
        .update();
  }

  void deleteAll(AccountId account) {
    jdbc.sql("delete from staff.account_sessions where account_id = ?")
        .param(account.value())
        .update();
  }

  List<SessionView> of(AccountId account, byte[] current) {
    return jdbc.sql(
            """
            select id, created_at, last_seen_at, address, client, token_hash = ? as current
            from staff.account_sessions where account_id = ? order by last_seen_at desc
            """)
        .params(current, account.value())
        .query(
            (row, _) ->
                new SessionView(
                    row.getObject(1, UUID.class),
                    row.getTimestamp(2).toInstant(),
                    row.getTimestamp(3).toInstant(),
                    row.getString(4),
                    row.getString(5),
                    row.getBoolean(6)))
        .list();
  }

  Optional<Actor> actor(byte[] hash, Instant now) {
    return jdbc.sql(
            """
            update staff.account_sessions s set last_seen_at = ?
            from staff.memberships m
            where s.token_hash = ? and s.expires_at > ? and m.active
              and m.merchant_id = s.merchant_id and m.account_id = s.account_id
            returning m.merchant_id, m.account_id, m.display_name, m.role_id
            """)
        .params(Timestamp.from(now), hash, Timestamp.from(now))
        .query((row, _) -> member(row))
        .optional()
        .map(
            member ->
                new Actor(
                    member.merchant(),
                    member.account(),
                    member.name(),
                    permissionsOf(member.merchant(), member.role()),
                    ""));
  }

  /// A token may do what it was made for, as far as its maker still may.
  Optional<Actor> integration(byte[] hash, Instant now) {
    record Token(Member maker, Set<String> permissions) {}
    return jdbc.sql(
            """
            update staff.access_tokens t set last_used_at = ?
            from staff.memberships m
            where t.token_hash = ? and t.revoked_at is null and m.active
              and m.merchant_id = t.merchant_id and m.account_id = t.account_id
            returning t.merchant_id, t.account_id, t.name, m.role_id, t.permissions
            """)
        .params(Timestamp.from(now), hash)
        .query((row, _) -> new Token(member(row), texts(row.getArray(5))))
        .optional()
        .map(
            token -> {
              var maker = token.maker();
              var permissions = new HashSet<>(permissionsOf(maker.merchant(), maker.role()));
              permissions.retainAll(token.permissions());
              return new Actor(
                  maker.merchant(), maker.account(), maker.name(), Set.copyOf(permissions), "");
            });
  }

  private static Member member(ResultSet row) throws SQLException {
    return new Member(
        new MerchantId(row.getLong(1)),
        new AccountId(row.getObject(2, UUID.class)),
        row.getString(3),
        row.getObject(4, UUID.class));
  }

  private Set<String> permissionsOf(MerchantId merchant, UUID role) {
    return Tenancy.within(
        merchant,
        () ->
            transactions.execute(
                _ ->
                    jdbc.sql("select permissions from staff.roles where merchant_id = ? and id = ?")
                        .params(merchant.value(), role)
                        .query((row, _) -> texts(row.getArray(1)))
                        .single()));
  }

  private static Set<String> texts(Array array) throws SQLException {
    return Set.of((String[]) array.getArray());
  }
}

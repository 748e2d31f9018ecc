package io.heqi.staff;

import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccountRepository {

  /// An account as sign-in needs it.
  record Account(
      AccountId id,
      String email,
      String name,
      String passwordHash,
      @Nullable String totpSecret,
      int failedSignIns,
      @Nullable Instant lockedUntil,
      String locale) {}

  private static final String SELECT =
      """
      select id, email, name, password_hash, totp_secret, failed_sign_ins, locked_until, locale
      from staff.accounts
      """;

  private final JdbcClient jdbc;

  AccountRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Account> byEmail(String email) {
    return jdbc.sql(SELECT + "where lower(email) = lower(?)")
        .param(email)
        .query((row, _) -> account(row))
        .optional();
  }

  Account get(AccountId id) {
    return jdbc.sql(SELECT + "where id = ?")
        .param(id.value())
        .query((row, _) -> account(row))
        .single();
  }

  private static Account account(ResultSet row) throws SQLException {
    var locked = row.getTimestamp("locked_until");
    return new Account(
        new AccountId(row.getObject("id", UUID.class)),
        row.getString("email"),
        row.getString("name"),
        row.getString("password_hash"),
        row.getString("totp_secret"),
        row.getInt("failed_sign_ins"),
        locked == null ? null : locked.toInstant(),
        row.getString("locale"));
  }

  void insert(AccountId id, String email, String name, String passwordHash, Instant now) {
    jdbc.sql(
            """
            insert into staff.accounts (id, email, name, password_hash, created_at) values (?, ?, ?, ?, ?)
            """)
        .params(id.value(), email, name, passwordHash, Timestamp.from(now))
        .update();
  }

  void setPassword(AccountId id, String hash) {
    jdbc.sql(
            """
            update staff.accounts set password_hash = ?, failed_sign_ins = 0, locked_until = null where id = ?
            """)
        .params(hash, id.value())
        .update();
  }

  void setTotpPending(AccountId id, String secret) {
    jdbc.sql("update staff.accounts set totp_pending = ? where id = ?")
        .params(secret, id.value())
        .update();
  }

  Optional<String> totpPending(AccountId id) {
    return jdbc.sql(
            "select totp_pending from staff.accounts where id = ? and totp_pending is not null")
        .param(id.value())
        .query(String.class)
        .optional();
  }

  /// @return false where a code of this time step, or of a later one, was taken before
  boolean useTotpStep(AccountId id, long step) {
    return jdbc.sql(
                "update staff.accounts set totp_used_step = ? where id = ? and totp_used_step < ?")
            .params(step, id.value(), step)
            .update()
        == 1;
  }

  void setTotpSecret(AccountId id, @Nullable String secret) {
    jdbc.sql(
            """
            update staff.accounts set totp_secret = ?, totp_pending = null, totp_used_step = 0 where id = ?
            """)
        .param(secret)
        .param(id.value())
        .update();
  }

  void countFailure(AccountId id, @Nullable Instant lockedUntil) {
    jdbc.sql(
            """
            update staff.accounts set failed_sign_ins = failed_sign_ins + 1, locked_until = ? where id = ?
            """)
        .param(lockedUntil == null ? null : Timestamp.from(lockedUntil))
        .param(id.value())
        .update();
  }

  void forgetFailures(AccountId id) {
    jdbc.sql("update staff.accounts set failed_sign_ins = 0, locked_until = null where id = ?")
        .param(id.value())
        .update();
  }

  List<AccountId> membersOf(MerchantId merchant) {
    return jdbc.sql("select account_id from staff.memberships where merchant_id = ?")
        .param(merchant.value())
        .query((row, _) -> new AccountId(row.getObject(1, UUID.class)))
        .list();
  }

  /// Deletes those of the accounts that belong to no merchant.
  void deleteStrangers(List<AccountId> candidates) {
    jdbc.sql(
            """
            delete from staff.accounts a where a.id = any (?)
              and not exists (select 1 from staff.memberships m where m.account_id = a.id)
            """)
        .param(candidates.stream().map(AccountId::value).toArray(UUID[]::new))
        .update();
  }
}

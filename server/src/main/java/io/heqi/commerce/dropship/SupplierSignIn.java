package io.heqi.commerce.dropship;

import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.Tokens;
import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import io.heqi.staff.LockOut;
import io.heqi.staff.PasswordPolicy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The suppliers' own way in, apart from that of the merchant's people: accounts, sessions and
/// links of their own, under the same rules for passwords and lock-out. An address may be invited
/// by several merchants; each is an account of its own, and where the password fits several it is
/// asked which is meant.
@Service
public class SupplierSignIn {

  public static final Duration SESSION_LIFE = Duration.ofDays(7);

  /// So many merchants may have invited one address.
  private static final int MOST_WITH_ONE_ADDRESS = 10;

  private final JdbcClient jdbc;
  private final PasswordEncoder passwords;
  private final AuditLog audit;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final String nobodysHash;

  SupplierSignIn(
      JdbcClient jdbc,
      PasswordEncoder passwords,
      AuditLog audit,
      TransactionTemplate transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.passwords = passwords;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
    this.nobodysHash = passwords.encode(Tokens.next());
  }

  private record Account(
      UUID id,
      MerchantId merchant,
      SupplierId supplier,
      String email,
      String name,
      @Nullable String hash,
      int failures,
      @Nullable Instant lockedUntil) {}

  /// What came of a sign-in.
  ///
  /// @param token for the browser's cookie; empty where it is to be said first which is meant
  /// @param which of several accounts with this address and password; empty where one was meant
  public record Entry(String token, List<Choice> which) {}

  /// @param merchant for whom somebody of a supplier may send
  public record Choice(UUID account, MerchantId merchant) {}

  /// @param which of several accounts is meant; null where it has not been asked yet
  public Entry signIn(String email, String password, @Nullable UUID which, String address) {
    var all = byEmail(email);
    var free =
        all.stream()
            .filter(one -> one.lockedUntil() == null || !one.lockedUntil().isAfter(now()))
            .toList();
    if (free.isEmpty() && !all.isEmpty()) {
      LockOut.refuseWhile(all.getFirst().lockedUntil(), now());
    }
    var proven = free.stream().filter(one -> matches(one, password)).toList();
    var meant = proven.stream().filter(one -> which == null || one.id().equals(which)).toList();
    if (meant.isEmpty()) {
      if (free.isEmpty()) {
        passwords.matches(password, nobodysHash);
      }
      free.stream().filter(one -> !proven.contains(one)).forEach(this::countFailure);
      throw Refusal.unauthenticated("staff.sign-in-wrong");
    }
    return meant.size() == 1
        ? new Entry(begin(meant.getFirst(), address), List.of())
        : new Entry("", meant.stream().map(one -> new Choice(one.id(), one.merchant())).toList());
  }

  private boolean matches(Account account, String password) {
    var hash = account.hash();
    return passwords.matches(password, hash == null ? nobodysHash : hash) && hash != null;
  }

  private Instant now() {
    return clock.instant();
  }

  private List<Account> byEmail(String email) {
    return accounts(
        "lower(email) = lower(?) and active order by created_at, id limit " + MOST_WITH_ONE_ADDRESS,
        email);
  }

  private List<Account> accounts(String condition, Object value) {
    return jdbc.sql(
            """
            select id, merchant_id, supplier_id, email, name, password_hash, failed_sign_ins, locked_until
            from commerce.supplier_accounts
            """
                + "where "
                + condition)
        .param(value)
        .query(
            (row, _) -> {
              var locked = row.getTimestamp(8);
              return new Account(
                  row.getObject(1, UUID.class),
                  new MerchantId(row.getLong(2)),
                  new SupplierId(row.getObject(3, UUID.class)),
                  row.getString(4),
                  row.getString(5),
                  row.getString(6),
                  row.getInt(7),
                  locked == null ? null : locked.toInstant());
            })
        .list();
  }

  private void countFailure(Account account) {
    var until = LockOut.after(account.failures() + 1, now());
    jdbc.sql(
            """
            update commerce.supplier_accounts set failed_sign_ins = failed_sign_ins + 1, locked_until = ? where id = ?
            """)
        .param(until == null ? null : Timestamp.from(until))
        .param(account.id())
        .update();
  }

  private String begin(Account account, String address) {
    var token = Tokens.next();
    Tenancy.run(
        account.merchant(),
        () ->
            transactions.executeWithoutResult(
                _ -> {
                  jdbc.sql(
                          """
                          update commerce.supplier_accounts set failed_sign_ins = 0, locked_until = null where id = ?
                          """)
                      .param(account.id())
                      .update();
                  jdbc.sql("delete from commerce.supplier_sessions where expires_at <= ?")
                      .param(Timestamp.from(now()))
                      .update();
                  jdbc.sql("insert into commerce.supplier_sessions values (?, ?, ?, ?)")
                      .params(
                          Tokens.hash(token),
                          account.merchant().value(),
                          account.id(),
                          Timestamp.from(now().plus(SESSION_LIFE)))
                      .update();
                  note(account, address, "commerce.supplier-signed-in");
                }));
    return token;
  }

  private void note(Account account, String address, String action) {
    var name = account.name();
    var by = new Actor(account.merchant(), new AccountId(account.id()), name, Set.of(), address);
    audit.record(by, action, account.supplier(), java.util.Map.of("name", name));
  }

  public void signOut(String token) {
    jdbc.sql("delete from commerce.supplier_sessions where token_hash = ?")
        .param(Tokens.hash(token))
        .update();
  }

  /// Whose token it is; nobody's where it ended or the account was shut.
  public Optional<SupplierVisitor> visitor(String token, String address) {
    return jdbc.sql(
            """
            update commerce.supplier_accounts a set last_seen_at = ?
            from commerce.supplier_sessions s
            where s.token_hash = ? and s.expires_at > ? and a.id = s.account_id and a.active
            returning a.merchant_id, a.supplier_id, a.id, a.name
            """)
        .params(Timestamp.from(now()), Tokens.hash(token), Timestamp.from(now()))
        .query(
            (row, _) ->
                new SupplierVisitor(
                    new MerchantId(row.getLong(1)),
                    new SupplierId(row.getObject(2, UUID.class)),
                    row.getObject(3, UUID.class),
                    row.getString(4),
                    address))
        .optional();
  }

  /// Whose account a link opens.
  public record WelcomeView(String email, String name) {}

  public WelcomeView look(String token) {
    return jdbc.sql(
            """
            select a.email, a.name from commerce.supplier_links l join commerce.supplier_accounts a on a.id = l.account_id
            where l.token_hash = ? and l.used_at is null and l.expires_at > ? and a.active
            """)
        .params(Tokens.hash(token), Timestamp.from(now()))
        .query((row, _) -> new WelcomeView(row.getString(1), row.getString(2)))
        .optional()
        .orElseThrow(SupplierSignIn::dead);
  }

  /// Chooses a password and uses the link up; one that is refused for the password stays good.
  public void redeem(String token, String password, String address) {
    var account = accountOf(token);
    PasswordPolicy.check(password, account.email());
    var hash = passwords.encode(password);
    Tenancy.run(
        account.merchant(),
        () ->
            transactions.executeWithoutResult(
                _ -> {
                  useUp(token);
                  jdbc.sql(
                          """
                          update commerce.supplier_accounts set password_hash = ?, failed_sign_ins = 0,
                            locked_until = null where id = ?
                          """)
                      .params(hash, account.id())
                      .update();
                  jdbc.sql("delete from commerce.supplier_sessions where account_id = ?")
                      .param(account.id())
                      .update();
                  note(account, address, "commerce.supplier-password-chosen");
                }));
  }

  private Account accountOf(String token) {
    var id =
        jdbc.sql(
                """
                select account_id from commerce.supplier_links
                where token_hash = ? and used_at is null and expires_at > ?
                """)
            .params(Tokens.hash(token), Timestamp.from(now()))
            .query((row, _) -> row.getObject(1, UUID.class))
            .optional()
            .orElseThrow(SupplierSignIn::dead);
    return accounts("id = ? and active", id).stream().findFirst().orElseThrow(SupplierSignIn::dead);
  }

  private void useUp(String token) {
    var used =
        jdbc.sql(
                """
                update commerce.supplier_links set used_at = ?
                where token_hash = ? and used_at is null and expires_at > ?
                """)
            .params(Timestamp.from(now()), Tokens.hash(token), Timestamp.from(now()))
            .update();
    if (used == 0) {
      throw dead();
    }
  }

  private static Refusal dead() {
    return Refusal.notFound("staff.link-dead");
  }
}

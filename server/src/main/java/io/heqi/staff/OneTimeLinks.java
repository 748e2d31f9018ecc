package io.heqi.staff;

import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.Tokens;
import io.heqi.merchant.Merchants;
import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Links that open a door once: to the first owner of a new house, to somebody who is invited, to
/// somebody who lost their password. Only a hash of the link is stored.
@Service
public class OneTimeLinks {

  public enum Purpose {
    FIRST_OWNER,
    INVITATION,
    RESET
  }

  private static final Duration FIRST_OWNER_VALID = Duration.ofDays(1);
  private static final Duration ACCOUNT_VALID = Duration.ofDays(3);
  private static final Duration RESET_VALID = Duration.ofHours(1);
  private static final Duration RESET_PAUSE = Duration.ofMinutes(10);

  private final JdbcClient jdbc;
  private final Merchants merchants;
  private final Members members;
  private final AccountRepository accounts;
  private final SessionRepository sessions;
  private final SignIn signIn;
  private final Founding founding;
  private final LinkLetters letters;
  private final PasswordEncoder passwords;
  private final AuditLog audit;
  private final TransactionTemplate transactions;
  private final Clock clock;

  OneTimeLinks(
      JdbcClient jdbc,
      Merchants merchants,
      Members members,
      Doors doors,
      Founding founding,
      PasswordEncoder passwords,
      AuditLog audit,
      TransactionTemplate transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.merchants = merchants;
    this.members = members;
    this.accounts = doors.accounts();
    this.sessions = doors.sessions();
    this.signIn = doors.signIn();
    this.letters = doors.letters();
    this.founding = founding;
    this.passwords = passwords;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// What has to do with getting in.
  @org.springframework.stereotype.Component
  record Doors(
      AccountRepository accounts, SessionRepository sessions, SignIn signIn, LinkLetters letters) {}

  /// A link as it is shown once.
  ///
  /// @param path on this server, such as `/welcome/…`
  /// @param mailed whether it is also on its way by mail
  public record Link(String path, Instant expiresAt, boolean mailed) {}

  /// What a link opens.
  ///
  /// @param email whose account; null where there is none yet
  public record LinkView(Purpose purpose, @Nullable String email, @Nullable String name) {}

  /// @param merchantName and `email` only where the link makes the first owner
  public record Redemption(
      @Nullable String merchantName, @Nullable String email, String name, String password) {}

  private record Stored(
      Purpose purpose, @Nullable MerchantId merchant, @Nullable AccountId account) {}

  /// The link to the first owner, while there is no merchant; an earlier one is void.
  public Optional<Link> firstOwner() {
    if (!merchants.all().isEmpty()) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        transactions.execute(
            _ -> {
              jdbc.sql("delete from staff.one_time_links where purpose = 'FIRST_OWNER'").update();
              return make(Purpose.FIRST_OWNER, null, null, FIRST_OWNER_VALID);
            }));
  }

  /// A link by which a colleague chooses a password: an invitation before the first sign-in, a
  /// reset later. Nobody opens the account of somebody who may do more, nor one that other
  /// merchants trust as well.
  @Transactional
  public Link forMember(Actor by, AccountId account, Purpose purpose) {
    members.requireBelow(by, account);
    if (sessions.merchantsOf(account).stream().anyMatch(m -> !m.equals(by.merchant()))) {
      throw Refusal.rule("staff.account-elsewhere");
    }
    jdbc.sql("delete from staff.one_time_links where account_id = ? and used_at is null")
        .param(account.value())
        .update();
    audit.record(by, "staff.link-made", account, Map.of("purpose", purpose));
    return mailed(
        by.merchant(), account, make(purpose, by.merchant(), account, ACCOUNT_VALID), purpose);
  }

  /// Mails a reset link to whoever asks for one with the address of an account, as long as one of
  /// the account's merchants can send mails. Whether there is such an account is told to nobody,
  /// and an account gets one mail in ten minutes.
  public void askForReset(String email) {
    var account = accounts.byEmail(email).map(AccountRepository.Account::id).orElse(null);
    if (account == null) {
      return;
    }
    for (var merchant : sessions.merchantsOf(account)) {
      var sent =
          Tenancy.within(merchant, () -> transactions.execute(_ -> resetByMail(merchant, account)));
      if (Boolean.TRUE.equals(sent)) {
        return;
      }
    }
  }

  private boolean resetByMail(MerchantId merchant, AccountId account) {
    if (letters.cannotWrite(merchant) || askedJustNow(account)) {
      return false;
    }
    var link = make(Purpose.RESET, merchant, account, RESET_VALID);
    return mailed(merchant, account, link, Purpose.RESET).mailed();
  }

  private boolean askedJustNow(AccountId account) {
    return jdbc.sql(
                """
                select count(*) from staff.one_time_links
                where account_id = ? and purpose = 'RESET' and created_at > ?
                """)
            .params(account.value(), Timestamp.from(clock.instant().minus(RESET_PAUSE)))
            .query(Long.class)
            .single()
        > 0;
  }

  private Link mailed(MerchantId merchant, AccountId account, Link link, Purpose purpose) {
    var sent = letters.send(merchant, accounts.get(account), purpose, link);
    return new Link(link.path(), link.expiresAt(), sent);
  }

  private Link make(
      Purpose purpose,
      @Nullable MerchantId merchant,
      @Nullable AccountId account,
      Duration validFor) {
    var token = Tokens.next();
    var now = clock.instant();
    jdbc.sql(
            """
            insert into staff.one_time_links (token_hash, purpose, merchant_id, account_id, created_at, expires_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .param(Tokens.hash(token))
        .param(purpose.name())
        .param(merchant == null ? null : merchant.value())
        .param(account == null ? null : account.value())
        .param(Timestamp.from(now))
        .param(Timestamp.from(now.plus(validFor)))
        .update();
    return new Link("/welcome/" + token, now.plus(validFor), false);
  }

  public LinkView look(String token) {
    var stored =
        jdbc.sql(
                """
                select purpose, merchant_id, account_id from staff.one_time_links
                where token_hash = ? and used_at is null and expires_at > ?
                """)
            .params(Tokens.hash(token), Timestamp.from(clock.instant()))
            .query((row, _) -> stored(row.getString(1), row.getObject(2), row.getObject(3)))
            .optional()
            .orElseThrow(OneTimeLinks::dead);
    if (stored.account() == null) {
      return new LinkView(stored.purpose(), null, null);
    }
    var account = accounts.get(stored.account());
    return new LinkView(stored.purpose(), account.email(), account.name());
  }

  /// Uses the link up. One that is refused for its content stays good.
  ///
  /// @param address where the request comes from
  public void redeem(String token, Redemption redemption, String address) {
    var stored = claim(token);
    try {
      if (stored.account() == null) {
        found(redemption);
      } else {
        choosePassword(stored, stored.account(), redemption, address);
      }
    } catch (RuntimeException e) {
      giveBack(token);
      throw e;
    }
  }

  private Stored claim(String token) {
    return jdbc.sql(
            """
            update staff.one_time_links set used_at = ?
            where token_hash = ? and used_at is null and expires_at > ? returning purpose, merchant_id, account_id
            """)
        .param(Timestamp.from(clock.instant()))
        .param(Tokens.hash(token))
        .param(Timestamp.from(clock.instant()))
        .query((row, _) -> stored(row.getString(1), row.getObject(2), row.getObject(3)))
        .optional()
        .orElseThrow(OneTimeLinks::dead);
  }

  private void giveBack(String token) {
    jdbc.sql("update staff.one_time_links set used_at = null where token_hash = ?")
        .param(Tokens.hash(token))
        .update();
  }

  private void found(Redemption redemption) {
    var merchant = redemption.merchantName();
    var email = redemption.email();
    if (merchant == null || merchant.isBlank() || email == null || email.isBlank()) {
      throw Refusal.invalid("staff.founding-incomplete");
    }
    if (!merchants.all().isEmpty()) {
      throw dead();
    }
    founding.found(
        merchant.strip(),
        new Founding.Owner(email.strip(), redemption.name().strip(), redemption.password()),
        false);
  }

  private void choosePassword(Stored link, AccountId id, Redemption redemption, String address) {
    var account = accounts.get(id);
    PasswordPolicy.check(redemption.password(), account.email());
    var hash = passwords.encode(redemption.password());
    Runnable deed =
        () ->
            transactions.executeWithoutResult(
                _ -> {
                  accounts.setPassword(id, hash);
                  sessions.deleteAll(id);
                  note(link, account, address);
                });
    if (link.merchant() == null) {
      deed.run();
    } else {
      Tenancy.run(link.merchant(), deed);
    }
    signIn.forgetKnown();
  }

  /// A link of `bin/admin` names no merchant, so no merchant's log can hold it.
  private void note(Stored link, AccountRepository.Account account, String address) {
    if (link.merchant() != null) {
      var by = new Actor(link.merchant(), account.id(), account.name(), Set.of(), address);
      audit.record(by, "staff.password-chosen", account.id(), Map.of("purpose", link.purpose()));
    }
  }

  private static Stored stored(
      String purpose, @Nullable Object merchant, @Nullable Object account) {
    return new Stored(
        Purpose.valueOf(purpose),
        merchant == null ? null : new MerchantId(((Number) merchant).longValue()),
        account == null ? null : new AccountId((UUID) account));
  }

  private static Refusal dead() {
    return Refusal.notFound("staff.link-dead");
  }
}

package io.heqi.staff;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.Gate;
import io.heqi.foundation.security.Tokens;
import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Signs people in and out and knows whom a token belongs to.
///
/// Five wrong passwords or codes lock the account for a minute, each further one twice as long, up
/// to an hour. What a role may do is read anew every ten seconds at the latest.
@Service
public class SignIn implements Gate {

  public static final Duration SESSION_LIFE = Duration.ofDays(14);
  private static final int FREE_FAILURES = 5;
  private static final Duration LONGEST_LOCK = Duration.ofHours(1);

  private final AccountRepository accounts;
  private final SessionRepository sessions;
  private final PasswordEncoder passwords;
  private final Clock clock;
  private final Cache<String, Optional<Actor>> known =
      Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(Duration.ofSeconds(10)).build();
  private final String nobodysHash;

  SignIn(
      AccountRepository accounts,
      SessionRepository sessions,
      PasswordEncoder passwords,
      Clock clock) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.passwords = passwords;
    this.clock = clock;
    this.nobodysHash = passwords.encode(Tokens.next());
  }

  /// @param code the second factor, where the account has one
  /// @param client the browser as it names itself, for the list of sessions
  public record Credentials(
      String email, String password, @Nullable String code, String address, String client) {}

  /// @return the token for the browser's cookie
  @Transactional(noRollbackFor = Refusal.class)
  public String signIn(Credentials given) {
    var account = accounts.byEmail(given.email());
    var matches =
        passwords.matches(
            given.password(),
            account.map(AccountRepository.Account::passwordHash).orElse(nobodysHash));
    if (account.isEmpty()) {
      throw Refusal.unauthenticated("staff.sign-in-wrong");
    }
    var found = account.get();
    refuseWhileLocked(found);
    if (!matches) {
      countFailure(found);
      throw Refusal.unauthenticated("staff.sign-in-wrong");
    }
    if (found.totpSecret() != null) {
      checkCode(found, found.totpSecret(), given.code());
    }
    accounts.forgetFailures(found.id());
    var merchant =
        sessions.merchantsOf(found.id()).stream()
            .findFirst()
            .orElseThrow(() -> Refusal.forbidden("staff.no-membership"));
    return begin(found.id(), merchant, given);
  }

  private void refuseWhileLocked(AccountRepository.Account account) {
    var until = account.lockedUntil();
    if (until != null && until.isAfter(clock.instant())) {
      throw Refusal.tooMany(
          "staff.sign-in-locked", Duration.between(clock.instant(), until).plusSeconds(1));
    }
  }

  private void checkCode(AccountRepository.Account account, String secret, @Nullable String code) {
    if (code == null || code.isBlank()) {
      throw Refusal.unauthenticated("staff.code-needed");
    }
    var step = Totp.step(secret, code, clock.instant());
    if (step.isEmpty() || !accounts.useTotpStep(account.id(), step.getAsLong())) {
      countFailure(account);
      throw Refusal.unauthenticated("staff.code-wrong");
    }
  }

  /// Refuses who does not know the account's password; wrong ones count as at the sign-in.
  void provePassword(AccountRepository.Account account, String password) {
    refuseWhileLocked(account);
    if (!passwords.matches(password, account.passwordHash())) {
      countFailure(account);
      throw Refusal.forbidden("staff.password-wrong");
    }
  }

  private void countFailure(AccountRepository.Account account) {
    var failures = account.failedSignIns() + 1;
    if (failures < FREE_FAILURES) {
      accounts.countFailure(account.id(), null);
      return;
    }
    var lock = Duration.ofMinutes(1L << Math.min(failures - FREE_FAILURES, 6));
    accounts.countFailure(
        account.id(), clock.instant().plus(lock.compareTo(LONGEST_LOCK) > 0 ? LONGEST_LOCK : lock));
  }

  private String begin(AccountId account, MerchantId merchant, Credentials given) {
    var token = Tokens.next();
    var now = clock.instant();
    sessions.insert(
        Tokens.hash(token),
        account,
        merchant,
        now,
        now.plus(SESSION_LIFE),
        given.address(),
        given.client());
    return token;
  }

  @Transactional
  public void signOut(String token) {
    sessions.delete(Tokens.hash(token));
    known.invalidate(token);
  }

  @Override
  public Optional<Actor> bySession(String token, String address) {
    return known
        .get(token, t -> sessions.actor(Tokens.hash(t), clock.instant()))
        .map(actor -> at(actor, address));
  }

  @Override
  public Optional<Actor> byAccessToken(String token, String address) {
    return known
        .get(token, t -> sessions.integration(Tokens.hash(t), clock.instant()))
        .map(actor -> at(actor, address));
  }

  /// Makes the next request read rights and memberships anew.
  void forgetKnown() {
    known.invalidateAll();
  }

  private static Actor at(Actor actor, String address) {
    return new Actor(actor.merchant(), actor.account(), actor.name(), actor.permissions(), address);
  }
}

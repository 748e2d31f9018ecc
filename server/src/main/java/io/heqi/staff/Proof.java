package io.heqi.staff;

import io.heqi.foundation.security.Tokens;
import io.heqi.shared.Refusal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Asks for the proof that somebody is who they say: a password, and the second factor where there
/// is one. Wrong ones lock the account, as [LockOut] says.
@Component
class Proof {

  private final AccountRepository accounts;
  private final PasswordEncoder passwords;
  private final Clock clock;
  private final String nobodysHash;

  Proof(AccountRepository accounts, PasswordEncoder passwords, Clock clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.clock = clock;
    this.nobodysHash = passwords.encode(Tokens.next());
  }

  /// @return the account that was proved; an unknown one takes as long as a wrong password
  @Transactional(noRollbackFor = Refusal.class)
  AccountRepository.Account of(SignIn.Credentials given) {
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
    return found;
  }

  private void refuseWhileLocked(AccountRepository.Account account) {
    LockOut.refuseWhile(account.lockedUntil(), clock.instant());
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
  void ofPassword(AccountRepository.Account account, String password) {
    refuseWhileLocked(account);
    if (!passwords.matches(password, account.passwordHash())) {
      countFailure(account);
      throw Refusal.forbidden("staff.password-wrong");
    }
  }

  private void countFailure(AccountRepository.Account account) {
    accounts.countFailure(
        account.id(), LockOut.after(account.failedSignIns() + 1, clock.instant()));
  }
}

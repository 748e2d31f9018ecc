package io.heqi.staff;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.Tokens;
import io.heqi.shared.AccountId;
import io.heqi.shared.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What people do with their own account: password, second factor, and where they are signed in.
/// All of it needs a browser's session: a program with an access token acts for somebody but is not
/// that person. Password and second factor change only with the present password.
@Service
public class OwnAccount {

  private final AccountRepository accounts;
  private final SessionRepository sessions;
  private final SignIn signIn;
  private final Proof proof;
  private final PasswordEncoder passwords;
  private final AuditLog audit;
  private final Clock clock;

  OwnAccount(
      AccountRepository accounts,
      SessionRepository sessions,
      SignIn signIn,
      Proof proof,
      PasswordEncoder passwords,
      AuditLog audit,
      Clock clock) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.signIn = signIn;
    this.proof = proof;
    this.passwords = passwords;
    this.audit = audit;
    this.clock = clock;
  }

  public record AccountView(AccountId id, String email, String name, boolean secondFactor) {}

  /// @param secret in base 32, to be typed into an authenticator app
  /// @param address the same as an `otpauth` address, to be shown as a picture
  public record SecondFactor(String secret, String address) {}

  @Transactional(readOnly = true)
  public AccountView view(Actor by) {
    var account = accounts.get(by.account());
    return new AccountView(
        account.id(), account.email(), account.name(), account.totpSecret() != null);
  }

  /// Ends all other sessions of the account.
  @Transactional(noRollbackFor = Refusal.class)
  public void changePassword(Actor by, String session, String present, String chosen) {
    var account = proven(by, session, present);
    PasswordPolicy.check(chosen, account.email());
    accounts.setPassword(account.id(), passwords.encode(chosen));
    sessions.deleteOthers(account.id(), Tokens.hash(session));
    audit.record(by, "staff.password-changed", account.id());
    signIn.forgetKnown();
  }

  /// Makes a secret that counts from the first code on that proves it.
  @Transactional(noRollbackFor = Refusal.class)
  public SecondFactor prepareSecondFactor(Actor by, String session, String present) {
    var account = proven(by, session, present);
    if (account.totpSecret() != null) {
      throw Refusal.conflict("staff.second-factor-set");
    }
    var secret = Totp.newSecret();
    accounts.setTotpPending(account.id(), secret);
    var typed = Totp.base32(secret);
    var label = URLEncoder.encode("Heqi:" + account.email(), StandardCharsets.UTF_8);
    return new SecondFactor(
        typed,
        "otpauth://totp/%s?secret=%s&issuer=Heqi".formatted(label.replace("+", "%20"), typed));
  }

  /// @param code of the authenticator that now has the secret
  @Transactional
  public void confirmSecondFactor(Actor by, String session, String code) {
    requireSession(by, session);
    var pending =
        accounts
            .totpPending(by.account())
            .orElseThrow(() -> Refusal.conflict("staff.second-factor-not-prepared"));
    var step = Totp.step(pending, code, clock.instant());
    if (step.isEmpty()) {
      throw Refusal.invalid("staff.code-wrong");
    }
    accounts.setTotpSecret(by.account(), pending);
    accounts.useTotpStep(by.account(), step.getAsLong());
    audit.record(by, "staff.second-factor-set", by.account());
  }

  @Transactional(noRollbackFor = Refusal.class)
  public void removeSecondFactor(Actor by, String session, String present) {
    var account = proven(by, session, present);
    accounts.setTotpSecret(account.id(), null);
    audit.record(by, "staff.second-factor-removed", account.id());
  }

  @Transactional(readOnly = true)
  public List<SessionView> sessions(Actor by, String session) {
    requireSession(by, session);
    return sessions.of(by.account(), Tokens.hash(session));
  }

  @Transactional
  public void endSession(Actor by, String session, UUID id) {
    requireSession(by, session);
    if (!sessions.delete(by.account(), id)) {
      throw Refusal.notFound("staff.session-unknown");
    }
    audit.record(by, "staff.session-ended", id);
    signIn.forgetKnown();
  }

  @Transactional
  public void endOtherSessions(Actor by, String session) {
    requireSession(by, session);
    sessions.deleteOthers(by.account(), Tokens.hash(session));
    audit.record(by, "staff.sessions-ended", by.account());
    signIn.forgetKnown();
  }

  private AccountRepository.Account proven(Actor by, String session, String present) {
    requireSession(by, session);
    var account = accounts.get(by.account());
    proof.ofPassword(account, present);
    return account;
  }

  private void requireSession(Actor by, String session) {
    if (!sessions.holds(by.account(), Tokens.hash(session))) {
      throw Refusal.forbidden("staff.own-session-needed");
    }
  }
}

package io.heqi.staff;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.Gate;
import io.heqi.foundation.security.Tokens;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Signs people in and out and knows whom a token belongs to. What a role may do is read anew every
/// ten seconds at the latest.
@Service
public class SignIn implements Gate {

  public static final Duration SESSION_LIFE = Duration.ofDays(14);

  private final Proof proof;
  private final SessionRepository sessions;
  private final AuditLog audit;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Cache<String, Optional<Actor>> known =
      Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(Duration.ofSeconds(10)).build();

  SignIn(
      Proof proof,
      SessionRepository sessions,
      AuditLog audit,
      TransactionTemplate transactions,
      Clock clock) {
    this.proof = proof;
    this.sessions = sessions;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @param code the second factor, where the account has one
  /// @param client the browser as it names itself, for the list of sessions
  public record Credentials(
      String email, String password, @Nullable String code, String address, String client) {}

  /// @return the token for the browser's cookie
  public String signIn(Credentials given) {
    var account = proof.of(given);
    var merchant =
        sessions.merchantsOf(account.id()).stream()
            .findFirst()
            .orElseThrow(() -> Refusal.forbidden("staff.no-membership"));
    return Tenancy.within(
        merchant, () -> transactions.execute(_ -> begin(account, merchant, given)));
  }

  private String begin(AccountRepository.Account account, MerchantId merchant, Credentials given) {
    var by = new Actor(merchant, account.id(), account.name(), Set.of(), given.address());
    audit.record(by, "staff.signed-in", account.id(), Map.of("client", given.client()));
    var token = Tokens.next();
    var now = clock.instant();
    sessions.insert(
        Tokens.hash(token),
        account.id(),
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

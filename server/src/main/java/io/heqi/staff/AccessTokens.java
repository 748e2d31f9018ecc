package io.heqi.staff;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.Tokens;
import io.heqi.shared.Ids;
import io.heqi.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tokens by which other programs use the open interface. A token acts for whoever made it and may
/// never do more than that person may at the time; it is shown once, and only its hash is stored.
@Service
public class AccessTokens {

  /// Lets a leaked token be recognised as one of ours.
  static final String PREFIX = "heqi_";

  private static final int MOST = 100;

  private final JdbcClient jdbc;
  private final SignIn signIn;
  private final AuditLog audit;
  private final Clock clock;

  AccessTokens(JdbcClient jdbc, SignIn signIn, AuditLog audit, Clock clock) {
    this.jdbc = jdbc;
    this.signIn = signIn;
    this.audit = audit;
    this.clock = clock;
  }

  /// @param maker the display name of whoever made it
  public record TokenView(
      UUID id,
      String name,
      @Nullable String maker,
      Set<String> permissions,
      Instant createdAt,
      @Nullable Instant lastUsedAt) {}

  /// @param token to be kept by the other program; nobody can read it again
  public record NewToken(UUID id, String token) {}

  /// The tokens in force, newest first.
  @Transactional(readOnly = true)
  public List<TokenView> list(Actor by) {
    by.require(StaffPermissions.TOKENS);
    return jdbc.sql(
            """
            select t.id, t.name, m.display_name, t.permissions, t.created_at, t.last_used_at
            from staff.access_tokens t
            left join staff.memberships m on m.merchant_id = t.merchant_id and m.account_id = t.account_id
            where t.merchant_id = ? and t.revoked_at is null order by t.id desc
            """)
        .param(by.merchant().value())
        .query(
            (row, _) -> {
              var used = row.getTimestamp(6);
              return new TokenView(
                  row.getObject(1, UUID.class),
                  row.getString(2),
                  row.getString(3),
                  new TreeSet<>(List.of((String[]) row.getArray(4).getArray())),
                  row.getTimestamp(5).toInstant(),
                  used == null ? null : used.toInstant());
            })
        .list();
  }

  /// @param permissions what the other program needs; nothing that the maker may not do
  @Transactional
  public NewToken make(Actor by, String name, Set<String> permissions) {
    by.require(StaffPermissions.TOKENS);
    if (!by.permissions().containsAll(permissions)) {
      throw Refusal.forbidden("staff.token-above-own");
    }
    if (list(by).size() >= MOST) {
      throw Refusal.rule("staff.too-many-tokens", MOST);
    }
    var id = Ids.next();
    var token = PREFIX + Tokens.next();
    jdbc.sql(
            """
            insert into staff.access_tokens (id, token_hash, merchant_id, account_id, name, permissions, created_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            id,
            Tokens.hash(token),
            by.merchant().value(),
            by.account().value(),
            name,
            permissions.toArray(String[]::new),
            Timestamp.from(clock.instant()))
        .update();
    audit.record(by, "staff.token-made", id, Map.of("name", name, "permissions", permissions));
    return new NewToken(id, token);
  }

  /// The token opens nothing from now on.
  @Transactional
  public void revoke(Actor by, UUID id) {
    by.require(StaffPermissions.TOKENS);
    var revoked =
        jdbc.sql(
                """
                update staff.access_tokens set revoked_at = ?
                where merchant_id = ? and id = ? and revoked_at is null
                """)
            .params(Timestamp.from(clock.instant()), by.merchant().value(), id)
            .update();
    if (revoked == 0) {
      throw Refusal.notFound("staff.token-unknown");
    }
    audit.record(by, "staff.token-revoked", id);
    signIn.forgetKnown();
  }
}

package io.heqi.staff;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.Tokens;
import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who works for a merchant, in which role and at which level.
@Service
public class Members {

  private static final String SELECT =
      """
      select m.account_id, m.display_name, a.email, m.role_id, m.level, m.active, l.max_conversations,
        coalesce(p.state, 'OFFLINE') as state
      from staff.memberships m
      join staff.accounts a on a.id = m.account_id
      join staff.levels l on l.merchant_id = m.merchant_id and l.code = m.level
      left join staff.presences p on p.merchant_id = m.merchant_id and p.account_id = m.account_id
      where m.merchant_id = ?
      """;

  private final JdbcClient jdbc;
  private final AccountRepository accounts;
  private final SignIn signIn;
  private final PasswordEncoder passwords;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Members(
      JdbcClient jdbc,
      AccountRepository accounts,
      SignIn signIn,
      PasswordEncoder passwords,
      AuditLog audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.signIn = signIn;
    this.passwords = passwords;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /// @param limit most conversations at once, from the level
  public record MemberView(
      AccountId id,
      String name,
      String email,
      UUID role,
      Level level,
      boolean active,
      int limit,
      PresenceState state) {}

  /// A person to be added, with the password to begin with.
  ///
  /// @param password null where they will choose one by a link
  public record AddMember(
      String email, String name, @Nullable String password, UUID role, Level level) {}

  public record ChangeMember(String name, UUID role, Level level, boolean active) {}

  @Transactional
  public AccountId add(Actor by, AddMember command) {
    by.require(StaffPermissions.MANAGE);
    requireRoleWithin(by, command.role());
    var known = accounts.byEmail(command.email());
    var account = known.map(AccountRepository.Account::id).orElseGet(() -> newAccount(command));
    if (find(by.merchant(), account).isPresent()) {
      throw Refusal.conflict("staff.member-exists", command.email());
    }
    jdbc.sql("insert into staff.memberships values (?, ?, ?, ?, ?, true, ?)")
        .params(
            by.merchant().value(),
            account.value(),
            command.role(),
            command.name(),
            command.level().name(),
            Timestamp.from(clock.instant()))
        .update();
    audit.record(by, "staff.member-added", account, Map.of("role", command.role()));
    events.publishEvent(new StaffEvent.StaffingChanged(by.merchant()));
    return account;
  }

  private AccountId newAccount(AddMember command) {
    var password = command.password();
    if (password == null) {
      password = Tokens.next();
    } else {
      PasswordPolicy.check(password, command.email());
    }
    var id = AccountId.next();
    accounts.insert(
        id, command.email(), command.name(), passwords.encode(password), clock.instant());
    return id;
  }

  /// The member as somebody who does something while no browser of theirs asks for it; empty where
  /// they do not work here any more.
  @Transactional(readOnly = true)
  public Optional<Actor> actor(MerchantId merchant, AccountId account) {
    return jdbc.sql(
            """
            select m.display_name, r.permissions from staff.memberships m
            join staff.roles r on r.merchant_id = m.merchant_id and r.id = m.role_id
            where m.merchant_id = ? and m.account_id = ? and m.active
            """)
        .params(merchant.value(), account.value())
        .query(
            (row, _) ->
                new Actor(
                    merchant,
                    account,
                    row.getString(1),
                    Set.of((String[]) row.getArray(2).getArray()),
                    ""))
        .optional();
  }

  @Transactional
  public void change(Actor by, AccountId id, ChangeMember command) {
    by.require(StaffPermissions.MANAGE);
    requireRoleWithin(by, command.role());
    if (by.account().equals(id) && !command.active()) {
      throw Refusal.rule("staff.not-oneself");
    }
    var before =
        find(by.merchant(), id).orElseThrow(() -> Refusal.notFound("staff.member-unknown"));
    requireRoleWithin(by, before.role());
    jdbc.sql(
            """
            update staff.memberships set display_name = ?, role_id = ?, level = ?, active = ?
            where merchant_id = ? and account_id = ?
            """)
        .params(
            command.name(),
            command.role(),
            command.level().name(),
            command.active(),
            by.merchant().value(),
            id.value())
        .update();
    audit.record(
        by, "staff.member-changed", id, Map.of("role", command.role(), "active", command.active()));
    signIn.forgetKnown();
    events.publishEvent(new StaffEvent.StaffingChanged(by.merchant()));
  }

  /// Refuses those who may do less than the member.
  void requireBelow(Actor by, AccountId account) {
    by.require(StaffPermissions.MANAGE);
    var member =
        find(by.merchant(), account).orElseThrow(() -> Refusal.notFound("staff.member-unknown"));
    requireRoleWithin(by, member.role());
  }

  /// Nobody gives or touches a role that may do more than they may themselves.
  private void requireRoleWithin(Actor by, UUID role) {
    var permissions =
        jdbc.sql("select permissions from staff.roles where merchant_id = ? and id = ?")
            .params(by.merchant().value(), role)
            .query((row, _) -> Set.of((String[]) row.getArray(1).getArray()))
            .optional()
            .orElseThrow(() -> Refusal.notFound("staff.role-unknown"));
    if (!by.permissions().containsAll(permissions)) {
      throw Refusal.forbidden("staff.role-above-own");
    }
  }

  @Transactional(readOnly = true)
  public List<MemberView> list(MerchantId merchant) {
    return jdbc.sql(SELECT + " order by m.display_name, m.account_id limit 2000")
        .param(merchant.value())
        .query((row, _) -> view(row))
        .list();
  }

  @Transactional(readOnly = true)
  public Optional<MemberView> find(MerchantId merchant, AccountId account) {
    return jdbc.sql(SELECT + " and m.account_id = ?")
        .params(merchant.value(), account.value())
        .query((row, _) -> view(row))
        .optional();
  }

  private static MemberView view(java.sql.ResultSet row) throws java.sql.SQLException {
    return new MemberView(
        new AccountId(row.getObject("account_id", UUID.class)),
        row.getString("display_name"),
        row.getString("email"),
        row.getObject("role_id", UUID.class),
        Level.valueOf(row.getString("level")),
        row.getBoolean("active"),
        row.getInt("max_conversations"),
        PresenceState.valueOf(row.getString("state")));
  }
}

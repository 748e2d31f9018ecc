package io.heqi.staff;

import io.heqi.foundation.database.Erasure;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Merchants;
import io.heqi.shared.AccountId;
import io.heqi.shared.Ids;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Permission;
import io.heqi.shared.RoleTemplate;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Founds a merchant, with its four roles, its three levels and its first owner, and dissolves it.
@Service
public class Founding {

  private static final Map<Level, Integer> LIMITS =
      Map.of(Level.JUNIOR, 5, Level.INTERMEDIATE, 8, Level.SENIOR, 12);

  private final Merchants merchants;
  private final Erasure erasure;
  private final AccountRepository accounts;
  private final JdbcClient jdbc;
  private final PasswordEncoder passwords;
  private final List<Permission.Group> permissions;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Founding(
      Merchants merchants,
      Erasure erasure,
      AccountRepository accounts,
      JdbcClient jdbc,
      PasswordEncoder passwords,
      List<Permission.Group> permissions,
      TransactionTemplate transactions,
      Clock clock) {
    this.merchants = merchants;
    this.erasure = erasure;
    this.accounts = accounts;
    this.jdbc = jdbc;
    this.passwords = passwords;
    this.permissions = permissions;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// The first person of a merchant, who may do everything.
  public record Owner(String email, String name, String password) {}

  /// Makes merchant and owner, or, where the mail address has an account already, gives that
  /// account a further membership. Returns the owner as an actor.
  public Actor found(String merchantName, Owner owner, boolean demo) {
    PasswordPolicy.check(owner.password(), owner.email());
    var merchant = merchants.found(merchantName, demo);
    return Tenancy.within(merchant, () -> transactions.execute(_ -> furnish(merchant, owner)));
  }

  /// Deletes all that the merchant ever stored, and the accounts that belong to no other merchant.
  public void dissolve(MerchantId merchant) {
    Tenancy.run(
        merchant,
        () ->
            transactions.executeWithoutResult(
                _ -> {
                  var members = accounts.membersOf(merchant);
                  merchants.remove(merchant);
                  erasure.erase(merchant);
                  accounts.deleteStrangers(members);
                }));
  }

  private Actor furnish(MerchantId merchant, Owner owner) {
    LIMITS.forEach(
        (level, limit) ->
            jdbc.sql("insert into staff.levels values (?, ?, ?)")
                .params(merchant.value(), level.name(), limit)
                .update());
    UUID ownerRole = Ids.next();
    for (var template : RoleTemplate.values()) {
      jdbc.sql("insert into staff.roles values (?, ?, ?, ?, ?)")
          .params(
              merchant.value(),
              template == RoleTemplate.OWNER ? ownerRole : Ids.next(),
              template.name(),
              template.name(),
              codesFrom(template).toArray(String[]::new))
          .update();
    }
    var account = accountOf(owner);
    jdbc.sql("insert into staff.memberships values (?, ?, ?, ?, 'SENIOR', true, ?)")
        .params(
            merchant.value(),
            account.value(),
            ownerRole,
            owner.name(),
            Timestamp.from(clock.instant()))
        .update();
    return new Actor(merchant, account, owner.name(), codesFrom(RoleTemplate.OWNER), "");
  }

  private AccountId accountOf(Owner owner) {
    return accounts
        .byEmail(owner.email())
        .map(AccountRepository.Account::id)
        .orElseGet(
            () -> {
              var id = AccountId.next();
              accounts.insert(
                  id,
                  owner.email(),
                  owner.name(),
                  passwords.encode(owner.password()),
                  clock.instant());
              return id;
            });
  }

  private Set<String> codesFrom(RoleTemplate template) {
    return permissions.stream()
        .flatMap(group -> group.permissions().stream())
        .filter(permission -> permission.from().compareTo(template) <= 0)
        .map(Permission::code)
        .collect(Collectors.toSet());
  }
}

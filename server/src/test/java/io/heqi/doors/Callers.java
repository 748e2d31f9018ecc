package io.heqi.doors;

import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.Tokens;
import io.heqi.shared.AccountId;
import io.heqi.shared.Ids;
import io.heqi.shared.Permission;
import io.heqi.staff.Roles;
import io.heqi.testing.TestHouse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Makes those who try the doors.
@Component
class Callers {

  private final JdbcClient jdbc;
  private final TestHouse houses;
  private final Roles roles;

  Callers(JdbcClient jdbc, TestHouse houses, Roles roles) {
    this.jdbc = jdbc;
    this.houses = houses;
    this.roles = roles;
  }

  /// @param headers by which the caller is known; empty for nobody
  record Caller(String name, Actor actor, Map<String, String> headers) {}

  Set<String> allPermissions() {
    return roles.catalogue().stream()
        .flatMap(group -> group.permissions().stream())
        .map(Permission::code)
        .collect(Collectors.toSet());
  }

  /// Somebody who is signed in in a browser and holds the role.
  Caller inRole(Premises premises, String name, String role) {
    var account = new AccountId(UUID.fromString(premises.member(role)));
    var merchant = premises.house.merchant();
    var held =
        Tenancy.within(
            merchant,
            () ->
                roles.list(merchant).stream()
                    .filter(r -> r.id().toString().equals(role))
                    .findFirst()
                    .orElseThrow()
                    .permissions());
    return signedIn(name, new Actor(merchant, account, "小周", held, "127.0.0.1"));
  }

  Caller signedIn(String name, Actor actor) {
    return new Caller(name, actor, Map.of("Cookie", "heqi_session=" + houses.signIn(actor)));
  }

  /// An integration that holds just these permissions.
  Caller holding(Premises premises, String name, Set<String> permissions) {
    var token = Tokens.next();
    var owner = premises.house.owner();
    jdbc.sql(
            """
            insert into staff.access_tokens (id, token_hash, merchant_id, account_id, name, permissions, created_at)
            values (?, ?, ?, ?, ?, ?, now())
            """)
        .params(
            Ids.next(),
            Tokens.hash(token),
            owner.merchant().value(),
            owner.account().value(),
            name,
            permissions.toArray(String[]::new))
        .update();
    var actor = new Actor(owner.merchant(), owner.account(), name, permissions, "127.0.0.1");
    return new Caller(name, actor, Map.of("Authorization", "Bearer " + token));
  }
}

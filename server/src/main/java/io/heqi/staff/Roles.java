package io.heqi.staff;

import io.heqi.foundation.security.Actor;
import io.heqi.shared.Ids;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Permission;
import io.heqi.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Named sets of permissions. The owner's role can be neither changed nor deleted, so that a
/// merchant is never locked out.
@Service
public class Roles {

  private final JdbcClient jdbc;
  private final List<Permission.Group> catalogue;
  private final SignIn signIn;
  private final AuditLog audit;

  Roles(JdbcClient jdbc, List<Permission.Group> catalogue, SignIn signIn, AuditLog audit) {
    this.jdbc = jdbc;
    this.catalogue = catalogue;
    this.signIn = signIn;
    this.audit = audit;
  }

  /// @param template the template it came from; its name is translated where it still is the
  ///     template's
  public record RoleView(
      UUID id, String name, @Nullable String template, Set<String> permissions) {}

  public List<Permission.Group> catalogue() {
    return catalogue;
  }

  @Transactional(readOnly = true)
  public List<RoleView> list(MerchantId merchant) {
    return jdbc.sql(
            "select id, name, template, permissions from staff.roles where merchant_id = ? order by"
                + " id")
        .param(merchant.value())
        .query(
            (row, _) ->
                new RoleView(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    new TreeSet<>(List.of((String[]) row.getArray(4).getArray()))))
        .list();
  }

  @Transactional
  public UUID save(Actor by, @Nullable UUID id, String name, Set<String> permissions) {
    by.require(StaffPermissions.MANAGE);
    check(by, permissions);
    if (id != null && list(by.merchant()).stream().noneMatch(role -> role.id().equals(id))) {
      throw Refusal.notFound("staff.role-unknown");
    }
    var role = id == null ? Ids.next() : id;
    var saved =
        jdbc.sql(
                """
                insert into staff.roles as r values (?, ?, ?, null, ?)
                on conflict (merchant_id, id) do update set name = excluded.name, permissions = excluded.permissions
                where r.template is distinct from 'OWNER' and r.permissions <@ ?::text[]
                """)
            .params(
                by.merchant().value(),
                role,
                name,
                permissions.toArray(String[]::new),
                by.permissions().toArray(String[]::new))
            .update();
    if (saved == 0) {
      throw Refusal.rule("staff.role-fixed");
    }
    audit.record(by, "staff.role-saved", role, Map.of("permissions", permissions));
    signIn.forgetKnown();
    return role;
  }

  private void check(Actor by, Set<String> permissions) {
    var known =
        catalogue.stream()
            .flatMap(group -> group.permissions().stream())
            .map(Permission::code)
            .collect(Collectors.toSet());
    for (var permission : permissions) {
      if (!known.contains(permission)) {
        throw Refusal.invalid("staff.permission-unknown", permission);
      }
    }
    if (!by.permissions().containsAll(permissions)) {
      throw Refusal.forbidden("staff.role-above-own");
    }
  }
}

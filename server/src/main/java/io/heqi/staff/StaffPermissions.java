package io.heqi.staff;

import io.heqi.shared.Permission;
import io.heqi.shared.RoleTemplate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a role may do with people.
public final class StaffPermissions {

  /// Invite, change and suspend members, roles, levels and teams.
  public static final Permission MANAGE = new Permission("staff.manage", RoleTemplate.MANAGER);

  /// Read the audit log.
  public static final Permission AUDIT = new Permission("staff.audit", RoleTemplate.MANAGER);

  /// Make and revoke access tokens of integrations.
  public static final Permission TOKENS = new Permission("staff.tokens", RoleTemplate.OWNER);

  private StaffPermissions() {}

  @Configuration
  static class Contribution {

    @Bean
    Permission.Group staffPermissions() {
      return new Permission.Group("staff", List.of(MANAGE, AUDIT, TOKENS));
    }
  }
}

package io.heqi.integration;

import io.heqi.shared.Permission;
import io.heqi.shared.RoleTemplate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a role may do with other systems.
public final class IntegrationPermissions {

  /// Set up which system is told what customers and agents write, and read what it was told.
  public static final Permission MANAGE = new Permission("integration.manage", RoleTemplate.OWNER);

  private IntegrationPermissions() {}

  @Configuration
  static class Contribution {

    @Bean
    Permission.Group integrationPermissions() {
      return new Permission.Group("integration", List.of(MANAGE));
    }
  }
}

package io.heqi.merchant;

import io.heqi.shared.Permission;
import io.heqi.shared.RoleTemplate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a role may do with the merchant's own set-up.
public final class MerchantPermissions {

  /// Read and change shops, hours, holidays, rules and settings.
  public static final Permission SETTINGS =
      new Permission("merchant.settings", RoleTemplate.MANAGER);

  /// Remove the merchant with everything it has.
  public static final Permission REMOVE = new Permission("merchant.remove", RoleTemplate.OWNER);

  private MerchantPermissions() {}

  @Configuration
  static class Contribution {

    @Bean
    Permission.Group merchantPermissions() {
      return new Permission.Group("merchant", List.of(SETTINGS, REMOVE));
    }
  }
}

package io.heqi.customer;

import io.heqi.shared.Permission;
import io.heqi.shared.RoleTemplate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a role may do with customers.
public final class CustomerPermissions {

  /// Change the profile: name, VIP level, tags, note.
  public static final Permission EDIT = new Permission("customer.edit", RoleTemplate.AGENT);

  /// Block and unblock abusers.
  public static final Permission BLOCK = new Permission("customer.block", RoleTemplate.AGENT);

  /// Read personal data without masks.
  public static final Permission REVEAL =
      new Permission("customer.reveal", RoleTemplate.SUPERVISOR);

  private CustomerPermissions() {}

  @Configuration
  static class Contribution {

    @Bean
    Permission.Group customerPermissions() {
      return new Permission.Group("customer", List.of(EDIT, BLOCK, REVEAL));
    }
  }
}

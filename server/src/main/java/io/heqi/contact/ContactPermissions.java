package io.heqi.contact;

import io.heqi.shared.Permission;
import io.heqi.shared.RoleTemplate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a role may do about contacts.
public final class ContactPermissions {

  /// See when customers were contacted; write down calls, and who wants to be left in peace.
  public static final Permission KEEP = new Permission("contact.keep", RoleTemplate.AGENT);

  private ContactPermissions() {}

  @Configuration
  static class Contribution {

    @Bean
    Permission.Group contactPermissions() {
      return new Permission.Group("contact", List.of(KEEP));
    }
  }
}

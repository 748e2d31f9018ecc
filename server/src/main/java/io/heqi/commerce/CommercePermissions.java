package io.heqi.commerce;

import io.heqi.shared.Permission;
import io.heqi.shared.RoleTemplate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a role may do with orders.
public final class CommercePermissions {

  /// See orders and parcels, receivers masked.
  public static final Permission READ = new Permission("commerce.read", RoleTemplate.AGENT);

  /// Say which customer an order belongs to.
  public static final Permission LINK = new Permission("commerce.link", RoleTemplate.AGENT);

  /// Tell customers what is wrong with their parcels, and say that it is settled.
  public static final Permission TELL = new Permission("commerce.tell", RoleTemplate.AGENT);

  /// Confirm addresses, ask for others, let paid orders go to whoever ships them or hold them.
  public static final Permission RELEASE = new Permission("commerce.release", RoleTemplate.AGENT);

  /// Remind customers of what they have not paid, help them with it, or leave them alone.
  public static final Permission REMIND = new Permission("commerce.remind", RoleTemplate.AGENT);

  /// Read receivers without masks.
  public static final Permission REVEAL =
      new Permission("commerce.reveal", RoleTemplate.SUPERVISOR);

  /// Hand in orders and tracking from another system.
  public static final Permission WRITE = new Permission("commerce.write", RoleTemplate.MANAGER);

  /// Hand orders to suppliers, follow them, settle claims with them.
  public static final Permission DISPATCH =
      new Permission("commerce.dispatch", RoleTemplate.SUPERVISOR);

  /// Enter suppliers, what was agreed with them, and who of them may sign in.
  public static final Permission SUPPLIERS =
      new Permission("commerce.suppliers", RoleTemplate.MANAGER);

  /// Say what holds of prices, promotions and service.
  public static final Permission POLICIES =
      new Permission("commerce.policies", RoleTemplate.MANAGER);

  private CommercePermissions() {}

  @Configuration
  static class Contribution {

    @Bean
    Permission.Group commercePermissions() {
      return new Permission.Group(
          "commerce",
          List.of(READ, LINK, TELL, RELEASE, REMIND, REVEAL, WRITE, POLICIES, DISPATCH, SUPPLIERS));
    }
  }
}

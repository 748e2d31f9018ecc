package io.heqi.loyalty;

import io.heqi.shared.Permission;
import io.heqi.shared.RoleTemplate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a role may do about coupons and points.
public final class LoyaltyPermissions {

  /// See the kinds of coupons, and what customers have.
  public static final Permission READ = new Permission("loyalty.read", RoleTemplate.AGENT);

  /// Change a customer's points by hand, take coupons back.
  public static final Permission ADJUST = new Permission("loyalty.adjust", RoleTemplate.SUPERVISOR);

  /// Say what coupons there are, and write down that one was used.
  public static final Permission MANAGE = new Permission("loyalty.manage", RoleTemplate.MANAGER);

  private LoyaltyPermissions() {}

  @Configuration
  static class Contribution {

    @Bean
    Permission.Group loyaltyPermissions() {
      return new Permission.Group("loyalty", List.of(READ, ADJUST, MANAGE));
    }
  }
}

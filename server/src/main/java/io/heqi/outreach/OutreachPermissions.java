package io.heqi.outreach;

import io.heqi.shared.Permission;
import io.heqi.shared.RoleTemplate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a role may do on our own motion after a purchase.
public final class OutreachPermissions {

  /// See who is asked after orders, write down answers, leave customers alone.
  public static final Permission FOLLOW_UP =
      new Permission("outreach.follow-up", RoleTemplate.AGENT);

  /// Offer further goods to whoever paid an order.
  public static final Permission OFFER = new Permission("outreach.offer", RoleTemplate.AGENT);

  private OutreachPermissions() {}

  @Configuration
  static class Contribution {

    @Bean
    Permission.Group outreachPermissions() {
      return new Permission.Group("outreach", List.of(FOLLOW_UP, OFFER));
    }
  }
}

package io.heqi.channel;

import io.heqi.shared.Permission;
import io.heqi.shared.RoleTemplate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a role may do with channels.
public final class ChannelPermissions {

  /// Add and change channels and read their secrets.
  public static final Permission MANAGE = new Permission("channel.manage", RoleTemplate.MANAGER);

  private ChannelPermissions() {}

  @Configuration
  static class Contribution {

    @Bean
    Permission.Group channelPermissions() {
      return new Permission.Group("channel", List.of(MANAGE));
    }
  }
}

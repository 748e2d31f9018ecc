package io.heqi.bot;

import io.heqi.shared.Permission;
import io.heqi.shared.RoleTemplate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a role may do with the bot.
public final class BotPermissions {

  /// Switch the bot on and off, say how sure it has to be, and read what it did.
  public static final Permission MANAGE = new Permission("bot.manage", RoleTemplate.SUPERVISOR);

  private BotPermissions() {}

  @Configuration
  static class Contribution {

    @Bean
    Permission.Group botPermissions() {
      return new Permission.Group("bot", List.of(MANAGE));
    }
  }
}

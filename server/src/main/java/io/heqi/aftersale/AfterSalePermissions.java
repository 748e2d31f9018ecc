package io.heqi.aftersale;

import io.heqi.shared.Permission;
import io.heqi.shared.RoleTemplate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a role may do with after-sale cases.
public final class AfterSalePermissions {

  public static final Permission READ = new Permission("aftersale.read", RoleTemplate.AGENT);

  /// Open cases, answer them, receive and inspect goods, send goods.
  public static final Permission HANDLE = new Permission("aftersale.handle", RoleTemplate.AGENT);

  /// Write down what became of money, and what a platform decided; give cases to others.
  public static final Permission SETTLE =
      new Permission("aftersale.settle", RoleTemplate.SUPERVISOR);

  /// Give customers something for what went wrong, within the limits of the role.
  public static final Permission COMPENSATE =
      new Permission("aftersale.compensate", RoleTemplate.AGENT);

  /// Decide about compensations beyond the limits of whoever asked.
  public static final Permission APPROVE =
      new Permission("aftersale.approve", RoleTemplate.SUPERVISOR);

  /// See where cases come from, and what was proposed because of it.
  public static final Permission CAUSES =
      new Permission("aftersale.causes", RoleTemplate.SUPERVISOR);

  /// Propose what is to be done about it, and give that an owner.
  public static final Permission PROPOSE =
      new Permission("aftersale.propose", RoleTemplate.MANAGER);

  private AfterSalePermissions() {}

  @Configuration
  static class Contribution {

    @Bean
    Permission.Group afterSalePermissions() {
      return new Permission.Group(
          "aftersale", List.of(READ, HANDLE, SETTLE, COMPENSATE, APPROVE, CAUSES, PROPOSE));
    }
  }
}

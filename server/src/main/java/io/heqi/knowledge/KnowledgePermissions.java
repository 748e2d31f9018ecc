package io.heqi.knowledge;

import io.heqi.shared.Permission;
import io.heqi.shared.RoleTemplate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a role may do with knowledge.
public final class KnowledgePermissions {

  /// Write drafts and propose them.
  public static final Permission WRITE = new Permission("knowledge.write", RoleTemplate.AGENT);

  /// Publish and retire what is offered to customers.
  public static final Permission APPROVE =
      new Permission("knowledge.approve", RoleTemplate.SUPERVISOR);

  private KnowledgePermissions() {}

  @Configuration
  static class Contribution {

    @Bean
    Permission.Group knowledgePermissions() {
      return new Permission.Group("knowledge", List.of(WRITE, APPROVE));
    }
  }
}

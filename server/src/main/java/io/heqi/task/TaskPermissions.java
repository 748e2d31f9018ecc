package io.heqi.task;

import io.heqi.shared.Permission;
import io.heqi.shared.RoleTemplate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a role may do about tasks.
public final class TaskPermissions {

  /// See one's own tasks and those of nobody, take them, write down what came of them.
  public static final Permission WORK = new Permission("task.work", RoleTemplate.AGENT);

  /// See all tasks, and say who does which.
  public static final Permission ASSIGN = new Permission("task.assign", RoleTemplate.SUPERVISOR);

  private TaskPermissions() {}

  @Configuration
  static class Contribution {

    @Bean
    Permission.Group taskPermissions() {
      return new Permission.Group("task", List.of(WORK, ASSIGN));
    }
  }
}

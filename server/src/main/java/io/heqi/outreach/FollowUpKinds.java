package io.heqi.outreach;

import io.heqi.task.TaskKind;
import io.heqi.task.TaskKind.TaskOutcome;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The task of seeing to what a customer said was wrong.
@Configuration
class FollowUpKinds {

  static final String PROBLEM = "FOLLOW_UP_PROBLEM";

  @Bean
  TaskKind followUpProblem() {
    return new TaskKind(
        PROBLEM,
        List.of(
            TaskOutcome.plain("SOLVED"),
            TaskOutcome.plain("PASSED_ON"),
            TaskOutcome.plain("NOTHING_TO_DO")));
  }
}

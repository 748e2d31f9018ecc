package io.heqi.aftersale.proposal;

import io.heqi.task.TaskKind;
import io.heqi.task.TaskKind.TaskOutcome;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The task of carrying out a proposal.
@Configuration
class ProposalKinds {

  static final String PROPOSAL = "PROPOSAL";

  @Bean
  TaskKind proposalTask() {
    return new TaskKind(
        PROPOSAL,
        List.of(
            TaskOutcome.plain(ProposalState.DONE.name()),
            TaskOutcome.plain(ProposalState.DROPPED.name())));
  }
}

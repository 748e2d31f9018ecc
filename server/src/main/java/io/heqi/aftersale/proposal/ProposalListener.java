package io.heqi.aftersale.proposal;

import io.heqi.shared.Refusal;
import io.heqi.task.TaskCompleted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// What its owner says of the task stands in the proposal, in the same transaction.
@Component
class ProposalListener {

  private final ProposalRepository proposals;

  ProposalListener(ProposalRepository proposals) {
    this.proposals = proposals;
  }

  @EventListener
  void on(TaskCompleted done) {
    if (!done.kind().equals(ProposalKinds.PROPOSAL)) {
      return;
    }
    if (done.note().isBlank()) {
      throw Refusal.invalid("aftersale.result-missing", Propose.LONGEST_TEXT);
    }
    var id = Proposals.ofTask(done.key());
    proposals.end(
        done.merchant(),
        id,
        ProposalState.valueOf(done.result()),
        done.note(),
        done.by(),
        done.at());
  }
}

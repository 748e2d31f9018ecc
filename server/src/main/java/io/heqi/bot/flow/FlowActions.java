package io.heqi.bot.flow;

import io.heqi.bot.action.FlowAction;
import io.heqi.bot.action.IdentityProof;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// All actions that modules offer to flows.
@Component
class FlowActions {

  private static final Logger log = LoggerFactory.getLogger(FlowActions.class);

  private static final FlowAction.Result FAILED = FlowAction.Result.of("");

  private final Map<String, FlowAction> actions;
  private final IdentityProof proof;

  /// Up to a savepoint, so that a failure undoes the action and nothing else.
  private final TransactionTemplate apart;

  FlowActions(
      List<FlowAction> actions, IdentityProof proof, PlatformTransactionManager transactions) {
    this.actions =
        actions.stream().collect(Collectors.toMap(a -> a.shape().code(), Function.identity()));
    this.proof = proof;
    this.apart = new TransactionTemplate(transactions);
    apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  Optional<FlowAction.Shape> shape(String code) {
    return Optional.ofNullable(actions.get(code)).map(FlowAction::shape);
  }

  List<FlowAction.Shape> shapes() {
    return actions.values().stream()
        .map(FlowAction::shape)
        .sorted(Comparator.comparing(FlowAction.Shape::code))
        .toList();
  }

  /// Runs a node's action. Where it fails or is gone, its outcome is one that no node has an exit
  /// for, so people go on.
  FlowAction.Result run(String code, FlowAction.Call call) {
    var action = actions.get(code);
    if (action == null) {
      return FAILED;
    }
    if (action.shape().needsProof() && !proof.isProven(call.conversation())) {
      return FlowAction.Result.of(FlowAction.Shape.UNPROVEN);
    }
    try {
      return Objects.requireNonNull(apart.execute(_ -> action.run(call)));
    } catch (RuntimeException e) {
      log.warn("The action {} failed in conversation {}", code, call.conversation().id(), e);
      return FAILED;
    }
  }
}

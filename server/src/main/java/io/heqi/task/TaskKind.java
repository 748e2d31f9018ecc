package io.heqi.task;

import java.util.List;
import java.util.Optional;

/// A kind of task; the module that plans such tasks contributes it as a bean. Its words stand with
/// the desk.
///
/// @param code such as `PAYMENT_CALL`, unique in the house
/// @param outcomes what may come of one, in the order in which an agent is offered them
public record TaskKind(String code, List<TaskOutcome> outcomes) {

  public TaskKind {
    outcomes = List.copyOf(outcomes);
  }

  Optional<TaskOutcome> outcome(String result) {
    return outcomes.stream().filter(one -> one.code().equals(result)).findFirst();
  }

  /// What may come of a task.
  ///
  /// @param details of which one has to be named with it; empty where the result says all
  public record TaskOutcome(String code, List<String> details) {

    public TaskOutcome {
      details = List.copyOf(details);
    }

    public static TaskOutcome plain(String code) {
      return new TaskOutcome(code, List.of());
    }
  }
}

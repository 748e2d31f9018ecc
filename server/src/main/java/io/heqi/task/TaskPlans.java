package io.heqi.task;

import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Where modules plan what their agents have to do, and take back what is over.
@Service
public class TaskPlans {

  private static final int LONGEST_KEY = 200;
  private static final int LONGEST_SUBJECT = 100;
  private static final int LONGEST_TITLE = 300;

  private final TaskRepository tasks;
  private final TaskKinds kinds;
  private final Clock clock;

  TaskPlans(TaskRepository tasks, TaskKinds kinds, Clock clock) {
    this.tasks = tasks;
    this.kinds = kinds;
    this.clock = clock;
  }

  /// Plans a task in the caller's transaction. Whatever was planned under the same key stays as it
  /// is, also where it is over.
  ///
  /// @param by who wants it; null for Heqi itself
  /// @param owner who does it; null for whoever takes it
  /// @return whether it is new
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean plan(
      MerchantId merchant, @Nullable AccountId by, @Nullable AccountId owner, PlanTask plan) {
    if (kinds.find(plan.kind()).isEmpty()) {
      throw new IllegalArgumentException("There is no kind of task called " + plan.kind());
    }
    if (!isOf(plan.key(), LONGEST_KEY) || !isOf(plan.subject(), LONGEST_SUBJECT)) {
      throw new IllegalArgumentException("Key or subject of a task do not fit: " + plan.key());
    }
    var title = plan.title();
    return tasks.plan(
        merchant,
        by,
        owner,
        plan,
        title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…",
        clock.instant());
  }

  private static boolean isOf(String text, int most) {
    return !text.isBlank() && text.length() <= most;
  }

  /// Takes back what nobody has completed. Of one that is being completed at this moment the
  /// result stands.
  ///
  /// @return how many were open
  @Transactional(propagation = Propagation.MANDATORY)
  public int withdraw(MerchantId merchant, Collection<String> keys) {
    return keys.isEmpty() ? 0 : tasks.withdraw(merchant, keys, clock.instant());
  }

  /// How far those planned under these keys are.
  @Transactional(readOnly = true)
  public Map<String, TaskView> byKeys(MerchantId merchant, Collection<String> keys) {
    return keys.isEmpty() ? Map.of() : tasks.byKeys(merchant, keys);
  }
}

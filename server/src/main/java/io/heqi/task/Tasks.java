package io.heqi.task;

import io.heqi.foundation.security.Actor;
import io.heqi.shared.AccountId;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import io.heqi.staff.Members;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What agents do with tasks. Whoever moves one holds its row: of two who act at once one is heard,
/// and the other is told what the first did.
@Service
public class Tasks {

  private static final int LONGEST_NOTE = 2_000;

  private final TaskRepository tasks;
  private final TaskKinds kinds;
  private final Members members;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Tasks(
      TaskRepository tasks,
      TaskKinds kinds,
      Members members,
      AuditLog audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.tasks = tasks;
    this.kinds = kinds;
    this.members = members;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /// What came of a task.
  ///
  /// @param result one that the task's kind knows
  /// @param detail named where the result wants one, and only there
  /// @param note at most 2,000 characters
  public record Completion(String result, @Nullable String detail, String note) {}

  /// Takes a task that nobody has. Taking one's own again changes nothing.
  @Transactional
  public void take(Actor by, TaskId id) {
    by.require(TaskPermissions.WORK);
    var task = open(by, id);
    if (by.account().equals(task.owner())) {
      return;
    }
    if (task.owner() != null) {
      throw Refusal.conflict("task.taken");
    }
    tasks.own(by.merchant(), id, by.account());
    audit.record(by, "task.taken", id, Map.of("kind", task.kind()));
  }

  /// Says who does a task.
  @Transactional
  public void assign(Actor by, TaskId id, AccountId owner) {
    by.require(TaskPermissions.ASSIGN);
    var task = open(by, id);
    var isActive = members.find(by.merchant(), owner).filter(Members.MemberView::active);
    if (isActive.isEmpty()) {
      throw Refusal.notFound("task.owner-unknown");
    }
    if (!owner.equals(task.owner())) {
      tasks.own(by.merchant(), id, owner);
      audit.record(by, "task.assigned", id, Map.of("kind", task.kind(), "to", owner));
    }
  }

  /// Leaves a task to whoever takes it.
  @Transactional
  public void giveBack(Actor by, TaskId id) {
    by.require(TaskPermissions.WORK);
    var task = open(by, id);
    if (task.owner() != null) {
      tasks.own(by.merchant(), id, null);
      audit.record(by, "task.given-back", id, Map.of("kind", task.kind()));
    }
  }

  /// Writes down something about a task, also where it is over.
  ///
  /// @param text 1 to 2,000 characters
  @Transactional
  public void note(Actor by, TaskId id, String text) {
    by.require(TaskPermissions.WORK);
    requireNote(text);
    if (text.isBlank()) {
      throw Refusal.invalid("task.note-malformed", LONGEST_NOTE);
    }
    var task = seen(by, id);
    tasks.note(by.merchant(), id, by.account(), text, clock.instant());
    audit.record(by, "task.noted", id, Map.of("kind", task.kind()));
  }

  private static void requireNote(String text) {
    if (text.length() > LONGEST_NOTE) {
      throw Refusal.invalid("task.note-malformed", LONGEST_NOTE);
    }
  }

  /// Completes a task; one that nobody had was by that taken too.
  @Transactional
  public void complete(Actor by, TaskId id, Completion with) {
    by.require(TaskPermissions.WORK);
    requireNote(with.note());
    var task = open(by, id);
    requireFits(task, with);
    var now = clock.instant();
    tasks.complete(by.merchant(), id, by.account(), with.result(), with.detail(), now);
    if (!with.note().isBlank()) {
      tasks.note(by.merchant(), id, by.account(), with.note(), now);
    }
    var done = new HashMap<String, Object>();
    done.put("kind", task.kind());
    done.put("result", with.result());
    if (with.detail() != null) {
      done.put("detail", with.detail());
    }
    audit.record(by, "task.completed", id, done);
    events.publishEvent(
        new TaskCompleted(
            by.merchant(),
            id,
            task.kind(),
            task.key(),
            with.result(),
            with.detail(),
            with.note().strip(),
            by.account(),
            now));
  }

  private void requireFits(TaskView task, Completion with) {
    var fits =
        kinds
            .find(task.kind())
            .flatMap(kind -> kind.outcome(with.result()))
            .filter(
                outcome ->
                    with.detail() == null
                        ? outcome.details().isEmpty()
                        : outcome.details().contains(with.detail()));
    if (fits.isEmpty()) {
      throw Refusal.invalid("task.result-malformed");
    }
  }

  private TaskView open(Actor by, TaskId id) {
    var task = tasks.lock(by.merchant(), id).orElseThrow(TaskReader::unknown);
    TaskReader.requireSeen(by, task);
    if (task.state() == TaskState.DONE) {
      throw Refusal.conflict("task.done");
    }
    if (task.state() == TaskState.WITHDRAWN) {
      throw Refusal.conflict("task.withdrawn");
    }
    return task;
  }

  private TaskView seen(Actor by, TaskId id) {
    var task = tasks.find(by.merchant(), id).orElseThrow(TaskReader::unknown);
    TaskReader.requireSeen(by, task);
    return task;
  }
}

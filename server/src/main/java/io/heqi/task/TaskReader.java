package io.heqi.task;

import static java.util.Objects.requireNonNull;

import io.heqi.customer.CustomerSight;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.Cursor;
import io.heqi.shared.CustomerId;
import io.heqi.shared.Page;
import io.heqi.shared.Refusal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows tasks to whoever may see them: their own and those of nobody to everybody who works on
/// tasks, all to whoever assigns them.
@Service
public class TaskReader {

  private static final int MOST_NOTES = 50;
  private static final int MOST_BESIDE = 10;

  private final TaskRepository tasks;
  private final TaskKinds kinds;
  private final CustomerSight sight;
  private final Clock clock;

  TaskReader(TaskRepository tasks, TaskKinds kinds, CustomerSight sight, Clock clock) {
    this.tasks = tasks;
    this.kinds = kinds;
    this.sight = sight;
    this.clock = clock;
  }

  /// What kinds there are, and what may come of each.
  public List<TaskKind> kinds(Actor by) {
    by.require(TaskPermissions.WORK);
    return kinds.all();
  }

  /// A part of a list: open ones by when they are due, completed ones newest first.
  @Transactional(readOnly = true)
  public Page<TaskView> list(
      Actor by, TaskFilter filter, @Nullable String kind, @Nullable String after, int limit) {
    by.require(filter == TaskFilter.ALL ? TaskPermissions.ASSIGN : TaskPermissions.WORK);
    var merchant = by.merchant();
    var from = Cursor.read(after, filter == TaskFilter.DONE ? Cursor.NEWEST : Cursor.OLDEST);
    var found =
        switch (filter) {
          case MINE, FREE, ALL -> tasks.open(merchant, filter, by.account(), kind, from, limit + 1);
          case DONE ->
              tasks.done(
                  merchant,
                  by.may(TaskPermissions.ASSIGN) ? null : by.account(),
                  kind,
                  from,
                  limit + 1);
        };
    return Page.of(
        found,
        limit,
        task ->
            Cursor.write(
                filter == TaskFilter.DONE ? requireNonNull(task.endedAt()) : task.dueAt(),
                task.id()));
  }

  @Transactional(readOnly = true)
  public TaskView.TaskCounts counts(Actor by) {
    by.require(TaskPermissions.WORK);
    return tasks.counts(by.merchant(), by.account(), clock.instant());
  }

  @Transactional(readOnly = true)
  public TaskView.WithNotes get(Actor by, TaskId id) {
    by.require(TaskPermissions.WORK);
    var task = tasks.find(by.merchant(), id).orElseThrow(TaskReader::unknown);
    requireSeen(by, task);
    return new TaskView.WithNotes(task, tasks.notes(by.merchant(), id, MOST_NOTES));
  }

  /// The open ones about a customer, at most 10: also those of colleagues, since whoever speaks
  /// with the customer should know.
  @Transactional(readOnly = true)
  public List<TaskView> ofCustomer(Actor by, CustomerId customer) {
    by.require(TaskPermissions.WORK);
    sight.requireSeen(by, customer);
    return tasks.ofCustomer(by.merchant(), customer, MOST_BESIDE);
  }

  static void requireSeen(Actor by, TaskView task) {
    var isColleagues = task.owner() != null && !task.owner().equals(by.account());
    if (isColleagues && !by.may(TaskPermissions.ASSIGN)) {
      throw Refusal.conflict("task.taken");
    }
  }

  static Refusal unknown() {
    return Refusal.notFound("task.unknown");
  }
}

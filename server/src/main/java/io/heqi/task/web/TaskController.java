package io.heqi.task.web;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.AccountId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.Page;
import io.heqi.task.TaskFilter;
import io.heqi.task.TaskId;
import io.heqi.task.TaskKind;
import io.heqi.task.TaskReader;
import io.heqi.task.TaskView;
import io.heqi.task.Tasks;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Work items: mine, nobody's, everybody's.
@RestController
@RequestMapping("/api")
class TaskController {

  private final Tasks tasks;
  private final TaskReader reader;

  TaskController(Tasks tasks, TaskReader reader) {
    this.tasks = tasks;
    this.reader = reader;
  }

  record TaskOwnerRequest(@NotNull UUID owner) {}

  record TaskNoteRequest(@NotBlank @Size(max = 2_000) String text) {}

  /// @param detail named where the result wants one
  record TaskCompletion(
      @NotBlank @Size(max = 50) String result,
      @Nullable @Size(max = 50) String detail,
      @NotNull @Size(max = 2_000) String note) {}

  /// Kinds of tasks, and what may come of each.
  @OpenTo("task.work")
  @GetMapping("/task-kinds")
  List<TaskKind> kinds(@AuthenticationPrincipal Actor actor) {
    return reader.kinds(actor);
  }

  /// A part of a list: open ones by when they are due, completed ones newest first. `ALL` takes the
  /// permission `task.assign`.
  @OpenTo("task.work")
  @GetMapping("/tasks")
  Page<TaskView> list(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(defaultValue = "MINE") TaskFilter filter,
      @RequestParam(required = false) @Nullable @Size(max = 50) String kind,
      @RequestParam(required = false) @Nullable @Size(max = 100) String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return reader.list(actor, filter, kind, after, limit);
  }

  @OpenTo("task.work")
  @GetMapping("/tasks/counts")
  TaskView.TaskCounts counts(@AuthenticationPrincipal Actor actor) {
    return reader.counts(actor);
  }

  @OpenTo("task.work")
  @GetMapping("/tasks/{task}")
  TaskView.WithNotes get(@AuthenticationPrincipal Actor actor, @PathVariable UUID task) {
    return reader.get(actor, new TaskId(task));
  }

  /// Open tasks about a customer, at most 10.
  @OpenTo({"conversation.reply", "task.work"})
  @GetMapping("/customers/{customer}/tasks")
  List<TaskView> ofCustomer(@AuthenticationPrincipal Actor actor, @PathVariable UUID customer) {
    return reader.ofCustomer(actor, new CustomerId(customer));
  }

  /// Takes a task that nobody has.
  @OpenTo("task.work")
  @PostMapping("/tasks/{task}/taking")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void take(@AuthenticationPrincipal Actor actor, @PathVariable UUID task) {
    tasks.take(actor, new TaskId(task));
  }

  /// Says who does a task.
  @OpenTo("task.assign")
  @PutMapping("/tasks/{task}/owner")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void assign(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID task,
      @Valid @RequestBody TaskOwnerRequest request) {
    tasks.assign(actor, new TaskId(task), new AccountId(request.owner()));
  }

  /// Leaves a task to whoever takes it.
  @OpenTo("task.work")
  @DeleteMapping("/tasks/{task}/owner")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void giveBack(@AuthenticationPrincipal Actor actor, @PathVariable UUID task) {
    tasks.giveBack(actor, new TaskId(task));
  }

  /// Writes down something about a task.
  @OpenTo("task.work")
  @PostMapping("/tasks/{task}/notes")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void note(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID task,
      @Valid @RequestBody TaskNoteRequest request) {
    tasks.note(actor, new TaskId(task), request.text().strip());
  }

  /// Says what came of a task; one that nobody had is by that taken too.
  @OpenTo("task.work")
  @PostMapping("/tasks/{task}/completion")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void complete(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID task,
      @Valid @RequestBody TaskCompletion request) {
    tasks.complete(
        actor,
        new TaskId(task),
        new Tasks.Completion(request.result(), request.detail(), request.note().strip()));
  }
}

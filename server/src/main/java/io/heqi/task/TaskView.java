package io.heqi.task;

import io.heqi.shared.AccountId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.ShopId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A task as a page shows it.
///
/// @param about the id of what it leads to, such as an order
/// @param owner null for nobody yet
/// @param result null as long as it is open, or where it was withdrawn
/// @param endedBy who completed it
public record TaskView(
    TaskId id,
    String key,
    String kind,
    ShopId shop,
    @Nullable CustomerId customer,
    @Nullable UUID about,
    String subject,
    String title,
    TaskState state,
    @Nullable AccountId owner,
    Instant plannedAt,
    Instant dueAt,
    @Nullable String result,
    @Nullable String detail,
    @Nullable Instant endedAt,
    @Nullable AccountId endedBy) {

  /// What somebody wrote down about a task.
  public record TaskNote(AccountId by, Instant at, String text) {}

  /// @param notes the oldest first
  public record WithNotes(TaskView task, List<TaskNote> notes) {}

  /// How many are open; `overdue` among one's own and those of nobody.
  public record TaskCounts(long mine, long free, long overdue) {}
}

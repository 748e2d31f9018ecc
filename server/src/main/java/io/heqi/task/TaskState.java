package io.heqi.task;

/// How far a task is. One that is overdue is still open.
public enum TaskState {
  OPEN,
  DONE,
  /// Whoever planned it took it back: there is nothing to be done any more.
  WITHDRAWN
}

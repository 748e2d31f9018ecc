package io.heqi.conversation;

import java.util.Set;

/// The codes of events in a conversation's log; they are stored, so they never change their
/// meaning.
public final class EventCode {

  public static final String OPENED = "opened";
  public static final String REOPENED = "reopened";
  public static final String ASSIGNED = "assigned";
  public static final String UNASSIGNED = "unassigned";
  public static final String TRANSFERRED = "transferred";
  public static final String RESOLVED = "resolved";
  public static final String CLOSED = "closed";
  public static final String SNOOZED = "snoozed";
  public static final String WOKEN = "woken";
  public static final String TAGGED = "tagged";
  public static final String RECALLED = "recalled";
  public static final String NEEDS_NO_ANSWER = "needs-no-answer";
  public static final String MERGED = "merged";
  public static final String RATED = "rated";
  public static final String HANDED_OVER = "handed-over";
  public static final String NOT_DELIVERED = "not-delivered";

  private static final Set<String> FOR_CUSTOMER = Set.of(RECALLED, RESOLVED, CLOSED, REOPENED);

  private EventCode() {}

  static boolean isForCustomer(String code) {
    return FOR_CUSTOMER.contains(code);
  }
}

package io.heqi.outreach;

/// How far the follow-up of an order is.
public enum FollowUpState {
  /// The customer is asked when it is due.
  WAITING,
  /// The customer was asked, as far as contacts allow, and has not answered yet.
  ASKED,
  ANSWERED,
  /// The customer is not asked; the reason stands beside it.
  LEFT_ALONE
}

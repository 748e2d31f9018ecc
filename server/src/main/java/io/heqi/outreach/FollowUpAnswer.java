package io.heqi.outreach;

/// What a customer says who was asked.
public enum FollowUpAnswer {
  /// It came, and nothing is wrong.
  FINE,
  /// It came, and something is wrong.
  PROBLEM,
  NOT_RECEIVED
}

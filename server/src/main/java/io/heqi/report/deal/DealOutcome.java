package io.heqi.report.deal;

/// Whose a paid order is, or why it is nobody's.
public enum DealOutcome {
  /// An agent's inquiry led to it.
  AGENT,
  /// Only the bot's answers led to it, and the shop counts those.
  BOT,
  /// Only the bot answered in time, and the shop does not count that.
  BOT_ONLY,
  /// The customer had asked, but longer before the payment than the rule allows.
  OUTSIDE_WINDOW,
  /// The customer had asked nothing that was answered before the payment.
  NO_INQUIRY,
  /// It is not known which customer bought.
  UNKNOWN_CUSTOMER,
  /// A supervisor says that it is nobody's.
  NOBODY
}

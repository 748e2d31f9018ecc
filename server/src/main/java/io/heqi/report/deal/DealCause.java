package io.heqi.report.deal;

/// Why it was worked out, or said, whose a deal is.
public enum DealCause {
  /// The order came, or its platform told something new of it.
  ORDER,
  /// It was said or taken back whose the order is.
  LINK,
  /// An inquiry became known later than the order.
  INQUIRY,
  /// Money was given back.
  REFUND,
  /// A supervisor had it worked out again.
  RECOUNT,
  /// A supervisor said whose it is.
  BY_HAND
}

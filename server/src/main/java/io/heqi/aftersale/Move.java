package io.heqi.aftersale;

import java.util.EnumSet;
import java.util.Set;

/// What can be done to a case. Which of it may be done where, by whom, says [Machine].
public enum Move {
  APPLY,
  AGREE,
  /// Offers something else: another amount, another kind.
  PROPOSE,
  ACCEPT,
  DECLINE,
  REFUSE,
  /// The customer changes what they ask for.
  AMEND,
  CANCEL,
  SEND_BACK,
  /// The money goes out before the goods are back: an instant refund.
  ADVANCE,
  /// What was not sent when the refund was asked for was sent before anybody answered.
  SENT_MEANWHILE,
  /// The carrier handed the returned parcel over.
  ARRIVE,
  RECEIVE,
  /// Something is wrong with the returned parcel itself.
  REPORT,
  PASS,
  FAIL,
  /// Refused goods are sent back to the customer.
  GIVE_BACK,
  SHIP,
  CONFIRM,
  DENY,
  PAID,
  PAY_FAILED,
  RETRY,
  PAY_OTHERWISE,
  DISPUTE,
  WITHDRAW,
  DECIDE_FOR_BUYER,
  DECIDE_FOR_MERCHANT,
  /// The time limit has passed, with what the rules say of it.
  LAPSE,
  /// The time limit has passed, and the platform takes the case.
  ESCALATE;

  private static final Set<Move> SAYS_WHY =
      EnumSet.of(REFUSE, FAIL, REPORT, PAY_FAILED, DISPUTE, DECIDE_FOR_BUYER, DECIDE_FOR_MERCHANT);
  private static final Set<Move> TRACKED = EnumSet.of(SEND_BACK, SHIP, GIVE_BACK);
  private static final Set<Move> OF_MONEY = EnumSet.of(PAID, PAY_FAILED, RETRY, PAY_OTHERWISE);

  boolean needsReason() {
    return SAYS_WHY.contains(this);
  }

  boolean needsTracking() {
    return TRACKED.contains(this);
  }

  boolean isOfMoney() {
    return OF_MONEY.contains(this);
  }
}

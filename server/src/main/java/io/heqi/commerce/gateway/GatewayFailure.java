package io.heqi.commerce.gateway;

import io.heqi.shared.Refusal;

/// A platform did not do what it was asked. What it said is kept, never what it was told.
public class GatewayFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 200;

  /// Why.
  public enum Kind {
    TOKEN_EXPIRED,
    RATE_LIMITED,
    /// The app's key or secret is wrong, or a right is missing.
    REFUSED,
    NOT_FOUND,
    UNREACHABLE,
    /// It answered in no form that we understand.
    MALFORMED
  }

  private final Kind kind;
  private final String detail;

  public GatewayFailure(Kind kind, String detail) {
    super(kind + " " + detail, null, false, false);
    this.kind = kind;
    var clean = detail.replace("\0", "").strip();
    this.detail = clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
  }

  public Kind kind() {
    return kind;
  }

  public String detail() {
    return detail;
  }

  /// As it is kept beside the shop: the kind, a blank and the detail.
  String reason() {
    return kind + " " + detail;
  }

  Refusal refusal() {
    return switch (kind) {
      case TOKEN_EXPIRED -> Refusal.rule("commerce.gateway-token-expired", detail);
      case RATE_LIMITED -> Refusal.rule("commerce.gateway-rate-limited", detail);
      case REFUSED -> Refusal.rule("commerce.gateway-refused", detail);
      case NOT_FOUND -> Refusal.rule("commerce.gateway-order-unknown", detail);
      case UNREACHABLE -> Refusal.rule("commerce.gateway-unreachable", detail);
      case MALFORMED -> Refusal.rule("commerce.gateway-answer-malformed", detail);
    };
  }
}

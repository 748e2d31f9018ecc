package io.heqi.aftersale;

/// What the customer asks for.
public enum AfterSaleType {
  REFUND_ONLY(true, false, false),
  RETURN_REFUND(true, true, false),
  EXCHANGE(false, true, true),
  /// What was missing is sent on; nothing comes back.
  RESHIP(false, false, true),
  REPAIR(false, true, true),
  PRICE_PROTECTION(true, false, false);

  private final boolean paysBack;
  private final boolean takesBack;
  private final boolean sends;

  AfterSaleType(boolean paysBack, boolean takesBack, boolean sends) {
    this.paysBack = paysBack;
    this.takesBack = takesBack;
    this.sends = sends;
  }

  /// Whether money goes back to the customer.
  public boolean paysBack() {
    return paysBack;
  }

  /// Whether the goods come back first.
  public boolean takesBack() {
    return takesBack;
  }

  /// Whether the merchant sends goods at the end.
  public boolean sends() {
    return sends;
  }
}

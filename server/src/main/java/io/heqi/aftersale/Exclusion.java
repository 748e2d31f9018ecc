package io.heqi.aftersale;

/// Why goods cannot be returned without a reason. The first four hold by law (消费者权益保护法 §25);
/// the others only where the customer confirmed them at purchase, in a step of its own
/// (网络购买商品七日无理由退货暂行办法).
public enum Exclusion {
  MADE_TO_ORDER(false, false),
  PERISHABLE(false, false),
  /// Sound, pictures and programs, downloaded or unsealed.
  DIGITAL(true, false),
  PERIODICAL(false, false),
  /// Goods touching safety or health, unsealed.
  UNSEALED_HEALTH(true, true),
  /// Goods that lose much of their value by activation or trial.
  LOSES_VALUE_BY_TRIAL(true, true),
  NEAR_EXPIRY_OR_FLAWED(false, true),
  UNFIT_BY_NATURE(false, true);

  private final boolean onceOpened;
  private final boolean needsConfirmation;

  Exclusion(boolean onceOpened, boolean needsConfirmation) {
    this.onceOpened = onceOpened;
    this.needsConfirmation = needsConfirmation;
  }

  /// Whether it holds only once the goods were opened.
  public boolean onceOpened() {
    return onceOpened;
  }

  /// Whether it holds only where the customer confirmed it at purchase.
  public boolean needsConfirmation() {
    return needsConfirmation;
  }
}

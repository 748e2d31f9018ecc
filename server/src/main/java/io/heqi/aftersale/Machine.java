package io.heqi.aftersale;

import static io.heqi.aftersale.AfterSaleState.*;
import static io.heqi.aftersale.Move.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The steps of a case, as a table. What it does not list cannot be done.
final class Machine {

  /// Where a move leads.
  sealed interface Target {

    record To(AfterSaleState state) implements Target {}

    /// To what comes next for the kind: the goods come back, unless they are here already or need
    /// not; then [Settled].
    record Ahead() implements Target {}

    /// To what the merchant owes: goods where the kind sends some, money else.
    record Settled() implements Target {}

    /// To where the offer was made from.
    record Back() implements Target {}

    /// To where the case is.
    record Here() implements Target {}
  }

  /// @param types for which kinds it holds
  record Row(Set<AfterSaleType> types, AfterSaleState from, Move move, Set<Party> by, Target to) {}

  private static final Set<AfterSaleType> ALL = EnumSet.allOf(AfterSaleType.class);
  private static final Set<AfterSaleType> TAKING_BACK =
      EnumSet.of(AfterSaleType.RETURN_REFUND, AfterSaleType.EXCHANGE, AfterSaleType.REPAIR);
  private static final Set<AfterSaleType> SENDING =
      EnumSet.of(AfterSaleType.EXCHANGE, AfterSaleType.RESHIP, AfterSaleType.REPAIR);
  private static final Set<AfterSaleType> PAYING_BACK =
      EnumSet.of(
          AfterSaleType.REFUND_ONLY, AfterSaleType.RETURN_REFUND, AfterSaleType.PRICE_PROTECTION);

  private static final Target AHEAD = new Target.Ahead();
  private static final Target SETTLED = new Target.Settled();
  private static final Target BACK = new Target.Back();
  private static final Target HERE = new Target.Here();

  static final List<Row> TABLE =
      List.of(
          row(ALL, PENDING_MERCHANT, AGREE, Party.MERCHANT, AHEAD),
          row(ALL, PENDING_MERCHANT, PROPOSE, Party.MERCHANT, NEGOTIATING),
          row(ALL, PENDING_MERCHANT, REFUSE, Party.MERCHANT, REJECTED),
          row(ALL, PENDING_MERCHANT, AMEND, Party.BUYER, PENDING_MERCHANT),
          row(ALL, PENDING_MERCHANT, CANCEL, Party.BUYER, CANCELLED),
          row(ALL, PENDING_MERCHANT, LAPSE, Party.SYSTEM, AHEAD),
          row(ALL, PENDING_MERCHANT, ESCALATE, Party.SYSTEM, PLATFORM_INTERVENING),
          row(ALL, NEGOTIATING, ACCEPT, Party.BUYER, AHEAD),
          row(ALL, NEGOTIATING, DECLINE, Party.BUYER, BACK),
          row(ALL, NEGOTIATING, LAPSE, Party.SYSTEM, BACK),
          row(TAKING_BACK, WAIT_BUYER_RETURN, SEND_BACK, Party.BUYER, WAIT_MERCHANT_RECEIPT),
          row(TAKING_BACK, WAIT_BUYER_RETURN, PROPOSE, Party.MERCHANT, NEGOTIATING),
          row(TAKING_BACK, WAIT_BUYER_RETURN, CANCEL, Party.BUYER, CANCELLED),
          row(TAKING_BACK, WAIT_BUYER_RETURN, LAPSE, Party.SYSTEM, CLOSED),
          row(TAKING_BACK, WAIT_MERCHANT_RECEIPT, ARRIVE, Party.SYSTEM, HERE),
          row(TAKING_BACK, WAIT_MERCHANT_RECEIPT, RECEIVE, Party.MERCHANT, INSPECTING),
          row(TAKING_BACK, WAIT_MERCHANT_RECEIPT, REPORT, Party.MERCHANT, REJECTED_ON_RECEIPT),
          row(TAKING_BACK, WAIT_MERCHANT_RECEIPT, LAPSE, Party.SYSTEM, SETTLED),
          row(TAKING_BACK, INSPECTING, PASS, Party.MERCHANT, SETTLED),
          row(TAKING_BACK, INSPECTING, PROPOSE, Party.MERCHANT, NEGOTIATING),
          row(TAKING_BACK, INSPECTING, FAIL, Party.MERCHANT, REJECTED_ON_RECEIPT),
          row(TAKING_BACK, INSPECTING, LAPSE, Party.SYSTEM, SETTLED),
          row(SENDING, WAIT_MERCHANT_SHIP, SHIP, Party.MERCHANT, WAIT_BUYER_RECEIPT),
          row(SENDING, WAIT_MERCHANT_SHIP, PROPOSE, Party.MERCHANT, NEGOTIATING),
          row(Set.of(AfterSaleType.RESHIP), WAIT_MERCHANT_SHIP, CANCEL, Party.BUYER, CANCELLED),
          row(SENDING, WAIT_MERCHANT_SHIP, ESCALATE, Party.SYSTEM, PLATFORM_INTERVENING),
          row(SENDING, WAIT_BUYER_RECEIPT, CONFIRM, Party.BUYER, SUCCEEDED),
          row(SENDING, WAIT_BUYER_RECEIPT, DISPUTE, Party.BUYER, PLATFORM_INTERVENING),
          row(SENDING, WAIT_BUYER_RECEIPT, LAPSE, Party.SYSTEM, SUCCEEDED),
          row(ALL, REJECTED, AGREE, Party.MERCHANT, AHEAD),
          row(ALL, REJECTED, PROPOSE, Party.MERCHANT, NEGOTIATING),
          row(ALL, REJECTED, AMEND, Party.BUYER, PENDING_MERCHANT),
          row(ALL, REJECTED, DISPUTE, Party.BUYER, PLATFORM_INTERVENING),
          row(ALL, REJECTED, CANCEL, Party.BUYER, CANCELLED),
          row(ALL, REJECTED, LAPSE, Party.SYSTEM, CLOSED),
          row(TAKING_BACK, REJECTED_ON_RECEIPT, PASS, Party.MERCHANT, SETTLED),
          row(TAKING_BACK, REJECTED_ON_RECEIPT, PROPOSE, Party.MERCHANT, NEGOTIATING),
          row(TAKING_BACK, REJECTED_ON_RECEIPT, GIVE_BACK, Party.MERCHANT, HERE),
          row(TAKING_BACK, REJECTED_ON_RECEIPT, DISPUTE, Party.BUYER, PLATFORM_INTERVENING),
          row(TAKING_BACK, REJECTED_ON_RECEIPT, LAPSE, Party.SYSTEM, CLOSED),
          row(PAYING_BACK, REFUNDING, PAID, Party.MERCHANT, SUCCEEDED),
          row(PAYING_BACK, REFUNDING, PAY_FAILED, Party.MERCHANT, REFUND_FAILED),
          row(PAYING_BACK, REFUNDING, LAPSE, Party.SYSTEM, REFUND_FAILED),
          row(PAYING_BACK, REFUND_FAILED, RETRY, Party.MERCHANT, REFUNDING),
          row(PAYING_BACK, REFUND_FAILED, PAID, Party.MERCHANT, SUCCEEDED),
          row(PAYING_BACK, REFUND_FAILED, PAY_OTHERWISE, Party.MERCHANT, WAIT_BUYER_CONFIRM),
          row(PAYING_BACK, REFUND_FAILED, ESCALATE, Party.SYSTEM, PLATFORM_INTERVENING),
          row(PAYING_BACK, WAIT_BUYER_CONFIRM, CONFIRM, Party.BUYER, SUCCEEDED),
          row(PAYING_BACK, WAIT_BUYER_CONFIRM, DENY, Party.BUYER, REFUND_FAILED),
          row(PAYING_BACK, WAIT_BUYER_CONFIRM, LAPSE, Party.SYSTEM, SUCCEEDED),
          row(ALL, PLATFORM_INTERVENING, PROPOSE, Party.MERCHANT, NEGOTIATING),
          row(ALL, PLATFORM_INTERVENING, WITHDRAW, Party.BUYER, CLOSED),
          row(ALL, PLATFORM_INTERVENING, DECIDE_FOR_BUYER, Party.PLATFORM, SETTLED),
          row(ALL, PLATFORM_INTERVENING, DECIDE_FOR_MERCHANT, Party.PLATFORM, CLOSED),
          row(ALL, PLATFORM_INTERVENING, LAPSE, Party.SYSTEM, HERE));

  private Machine() {}

  private static Row row(
      Set<AfterSaleType> types, AfterSaleState from, Move move, Party by, AfterSaleState to) {
    return row(types, from, move, by, new Target.To(to));
  }

  private static Row row(
      Set<AfterSaleType> types, AfterSaleState from, Move move, Party by, Target to) {
    return new Row(types, from, move, Set.of(by), to);
  }

  static Optional<Row> find(AfterSaleType type, AfterSaleState from, Move move, Party by) {
    return TABLE.stream()
        .filter(row -> row.from() == from && row.move() == move)
        .filter(row -> row.types().contains(type) && row.by().contains(by))
        .findFirst();
  }

  /// What this party may do now, in the order of the table.
  static List<Move> open(AfterSaleType type, AfterSaleState from, Party by) {
    return TABLE.stream()
        .filter(row -> row.from() == from && row.types().contains(type))
        .filter(row -> row.by().contains(by))
        .map(Row::move)
        .toList();
  }

  /// @param type as it is after the move
  /// @param before where the offer was made from; the case's own state where there is none
  /// @param isBack whether the goods are with the merchant
  static AfterSaleState target(Row row, AfterSaleType type, AfterSaleState before, boolean isBack) {
    return switch (row.to()) {
      case Target.To(AfterSaleState state) -> state;
      case Target.Ahead() -> type.takesBack() && !isBack ? WAIT_BUYER_RETURN : settled(type);
      case Target.Settled() -> settled(type);
      case Target.Back() -> before;
      case Target.Here() -> row.from();
    };
  }

  private static AfterSaleState settled(AfterSaleType type) {
    return type.sends() ? WAIT_MERCHANT_SHIP : REFUNDING;
  }
}

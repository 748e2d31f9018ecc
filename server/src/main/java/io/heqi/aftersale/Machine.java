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

    /// To what the merchant owes: goods where the kind sends some, money else, and nothing more
    /// where the money went out before.
    record Settled() implements Target {}

    /// To where the offer was made from.
    record Back() implements Target {}

    /// To where the case is.
    record Here() implements Target {}
  }

  /// @param types for which kinds it holds
  /// @param advances how far an instant refund may have come
  record Row(
      Set<AfterSaleType> types,
      AfterSaleState from,
      Move move,
      Set<Party> by,
      Target to,
      Set<Advance> advances) {

    private Row where(Advance... come) {
      return new Row(types, from, move, by, to, Set.of(come));
    }

    private boolean holds(Place at, Party party) {
      return from == at.state()
          && types.contains(at.type())
          && by.contains(party)
          && advances.contains(at.advance());
    }
  }

  /// Where a case stands, as far as it says what may follow.
  ///
  /// @param before where the offer was made from; the state where there is none
  /// @param isBack whether the goods are with the merchant
  record Place(
      AfterSaleType type,
      AfterSaleState state,
      AfterSaleState before,
      boolean isBack,
      Advance advance) {}

  private static final Set<AfterSaleType> ALL = EnumSet.allOf(AfterSaleType.class);
  private static final Set<AfterSaleType> TAKING_BACK =
      EnumSet.of(AfterSaleType.RETURN_REFUND, AfterSaleType.EXCHANGE, AfterSaleType.REPAIR);
  private static final Set<AfterSaleType> SENDING =
      EnumSet.of(AfterSaleType.EXCHANGE, AfterSaleType.RESHIP, AfterSaleType.REPAIR);
  private static final Set<AfterSaleType> PAYING_BACK =
      EnumSet.of(
          AfterSaleType.REFUND_ONLY, AfterSaleType.RETURN_REFUND, AfterSaleType.PRICE_PROTECTION);

  private static final Set<AfterSaleType> UNSENT = EnumSet.of(AfterSaleType.REFUND_ONLY);
  private static final Set<AfterSaleType> ADVANCED = EnumSet.of(AfterSaleType.RETURN_REFUND);
  private static final Set<Advance> ANY = EnumSet.allOf(Advance.class);

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
          row(UNSENT, PENDING_MERCHANT, SENT_MEANWHILE, Party.SYSTEM, CLOSED),
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
          row(ADVANCED, WAIT_MERCHANT_RECEIPT, ADVANCE, Party.SYSTEM, HERE).where(Advance.NONE),
          row(ADVANCED, WAIT_MERCHANT_RECEIPT, PAID, Party.MERCHANT, HERE).where(Advance.ASKED),
          row(ADVANCED, WAIT_MERCHANT_RECEIPT, PAY_FAILED, Party.MERCHANT, HERE)
              .where(Advance.ASKED),
          row(TAKING_BACK, WAIT_MERCHANT_RECEIPT, RECEIVE, Party.MERCHANT, INSPECTING),
          row(TAKING_BACK, WAIT_MERCHANT_RECEIPT, REPORT, Party.MERCHANT, REJECTED_ON_RECEIPT)
              .where(Advance.NONE, Advance.PAID),
          row(TAKING_BACK, WAIT_MERCHANT_RECEIPT, LAPSE, Party.SYSTEM, SETTLED),
          row(ADVANCED, INSPECTING, PAID, Party.MERCHANT, HERE).where(Advance.ASKED),
          row(ADVANCED, INSPECTING, PAY_FAILED, Party.MERCHANT, HERE).where(Advance.ASKED),
          row(TAKING_BACK, INSPECTING, PASS, Party.MERCHANT, SETTLED),
          row(TAKING_BACK, INSPECTING, PROPOSE, Party.MERCHANT, NEGOTIATING)
              .where(Advance.NONE, Advance.PAID),
          row(TAKING_BACK, INSPECTING, FAIL, Party.MERCHANT, REJECTED_ON_RECEIPT)
              .where(Advance.NONE, Advance.PAID),
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
    return new Row(types, from, move, Set.of(by), to, ANY);
  }

  static Optional<Row> find(Place at, Move move, Party by) {
    return TABLE.stream().filter(row -> row.move() == move && row.holds(at, by)).findFirst();
  }

  /// Whether only money that is under way keeps this from being done.
  static boolean waitsForAdvance(Place at, Move move, Party by) {
    var paid = new Place(at.type(), at.state(), at.before(), at.isBack(), Advance.PAID);
    return at.advance() == Advance.ASKED && find(paid, move, by).isPresent();
  }

  /// What this party may do now, in the order of the table.
  static List<Move> open(Place at, Party by) {
    return TABLE.stream().filter(row -> row.holds(at, by)).map(Row::move).toList();
  }

  /// @param at with the kind as it is after the move
  static AfterSaleState target(Row row, Place at) {
    return switch (row.to()) {
      case Target.To(AfterSaleState state) -> state;
      case Target.Ahead() ->
          at.type().takesBack() && !at.isBack() ? WAIT_BUYER_RETURN : settled(at);
      case Target.Settled() -> settled(at);
      case Target.Back() -> at.before();
      case Target.Here() -> row.from();
    };
  }

  private static AfterSaleState settled(Place at) {
    if (at.type().sends()) {
      return WAIT_MERCHANT_SHIP;
    }
    return at.advance() == Advance.PAID ? SUCCEEDED : REFUNDING;
  }
}

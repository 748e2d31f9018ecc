package io.heqi.commerce.dropship;

import static io.heqi.commerce.dropship.ClaimMove.*;
import static io.heqi.commerce.dropship.ClaimState.*;
import static io.heqi.commerce.dropship.SupplierParty.MERCHANT;
import static io.heqi.commerce.dropship.SupplierParty.SUPPLIER;
import static io.heqi.commerce.dropship.SupplierParty.SYSTEM;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The steps of a claim, as a table. What it does not list cannot be done.
final class ClaimMachine {

  record Row(ClaimState from, ClaimMove move, Set<SupplierParty> by, ClaimState to) {}

  static final List<Row> TABLE =
      List.of(
          row(OPEN, ANSWER, ANSWERED, SUPPLIER),
          row(OPEN, AMEND, OPEN, MERCHANT, SYSTEM),
          row(OPEN, LAPSE, OVERDUE, SYSTEM),
          row(OPEN, SETTLE, SETTLED, MERCHANT),
          row(OPEN, WITHDRAW, WITHDRAWN, MERCHANT, SYSTEM),
          row(OVERDUE, ANSWER, ANSWERED, SUPPLIER),
          row(OVERDUE, SETTLE, SETTLED, MERCHANT),
          row(OVERDUE, WITHDRAW, WITHDRAWN, MERCHANT, SYSTEM),
          row(ANSWERED, SETTLE, SETTLED, MERCHANT),
          row(ANSWERED, WITHDRAW, WITHDRAWN, MERCHANT, SYSTEM));

  private ClaimMachine() {}

  private static Row row(
      ClaimState from, ClaimMove move, ClaimState to, SupplierParty first, SupplierParty... more) {
    return new Row(from, move, EnumSet.of(first, more), to);
  }

  static Optional<Row> find(ClaimState from, ClaimMove move, SupplierParty by) {
    return TABLE.stream()
        .filter(row -> row.from() == from && row.move() == move && row.by().contains(by))
        .findFirst();
  }

  /// What this party may do now, in the order of the table.
  static List<ClaimMove> open(ClaimState from, SupplierParty by) {
    return TABLE.stream()
        .filter(row -> row.from() == from && row.by().contains(by))
        .map(Row::move)
        .toList();
  }
}

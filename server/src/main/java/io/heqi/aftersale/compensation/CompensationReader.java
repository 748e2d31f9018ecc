package io.heqi.aftersale.compensation;

import io.heqi.aftersale.AfterSalePermissions;
import io.heqi.commerce.Concerned;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.Orders;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.Cursor;
import io.heqi.shared.Page;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows compensations, and what somebody may still give.
@Service
public class CompensationReader {

  private static final int SHOWN = 50;

  private final CompensationRepository compensations;
  private final CompensationRuleSets rules;
  private final Orders orders;
  private final Concerned concerned;
  private final Clock clock;

  CompensationReader(
      CompensationRepository compensations,
      CompensationRuleSets rules,
      Orders orders,
      Concerned concerned,
      Clock clock) {
    this.compensations = compensations;
    this.rules = rules;
    this.orders = orders;
    this.concerned = concerned;
    this.clock = clock;
  }

  /// What the asker may give for an order without a second person.
  ///
  /// @param limit null parts for as much as they like
  /// @param order given for the order so far, or asked for, whoever did
  /// @param day given by the asker within 24 hours
  /// @param pointWorth what one point is worth
  /// @param known whether it is known whose order it is
  public record Room(
      CompensationRules.Limit limit,
      BigDecimal order,
      BigDecimal day,
      BigDecimal pointWorth,
      boolean known) {}

  @Transactional(readOnly = true)
  public Room room(Actor by, OrderId id) {
    by.require(AfterSalePermissions.COMPENSATE);
    var order = orders.get(by, id);
    var held = rules.now(by.merchant(), order.shop());
    return new Room(
        rules.limit(by, held),
        compensations.ofOrderSoFar(by.merchant(), id, null),
        compensations.ofDay(by, clock.instant()),
        held.pointWorth(),
        !concerned.by(by.merchant(), id).isEmpty());
  }

  /// @param state null for all
  /// @return newest first
  @Transactional(readOnly = true)
  public Page<CompensationView> list(
      Actor by, @Nullable CompensationState state, @Nullable String after, int limit) {
    by.require(AfterSalePermissions.READ);
    var from = Cursor.read(after, Cursor.NEWEST);
    var rows = compensations.newest(by.merchant(), state, from, limit + 1);
    return Page.of(rows, limit, row -> Cursor.write(row.askedAt(), row.id()));
  }

  /// How many wait for somebody to decide.
  @Transactional(readOnly = true)
  public int waiting(Actor by) {
    by.require(AfterSalePermissions.READ);
    return compensations.waiting(by.merchant());
  }

  /// An order's, newest first, at most 50.
  @Transactional(readOnly = true)
  public List<CompensationView> ofOrder(Actor by, OrderId order) {
    by.require(AfterSalePermissions.READ);
    var _ = orders.get(by, order);
    return compensations.ofOrder(by.merchant(), order, SHOWN);
  }
}

package io.heqi.commerce.dropship;

import io.heqi.commerce.OrderId;
import io.heqi.shared.MerchantId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What a customer's case means for suppliers: what is not sent is held, what is on its way is
/// called back, and what it costs is asked of whoever answers for it. Nothing here ever refuses or
/// waits, so the customer's case goes its own way.
@Service
public class SupplierCases {

  private final SupplierOrderRepository orders;
  private final SupplierOrderBook book;
  private final ClaimRepository claims;
  private final ClaimBook claimBook;
  private final SupplyNews news;
  private final JdbcClient jdbc;
  private final Clock clock;

  SupplierCases(
      SupplierOrderRepository orders,
      SupplierOrderBook book,
      ClaimRepository claims,
      ClaimBook claimBook,
      SupplyNews news,
      JdbcClient jdbc,
      Clock clock) {
    this.orders = orders;
    this.book = book;
    this.claims = claims;
    this.claimBook = claimBook;
    this.news = news;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// A customer's case, as far as a supplier may have to do with it.
  ///
  /// @param pieces by line of the order
  /// @param asksMoneyBack whether its goods must not be sent any more
  /// @param goodsCame whether the customer has them
  /// @param takesBack whether they come back
  public record Asked(
      MerchantId merchant,
      OrderId order,
      UUID id,
      Map<Integer, Integer> pieces,
      boolean asksMoneyBack,
      boolean goodsCame,
      boolean takesBack) {

    Set<Integer> lines() {
      return pieces.keySet();
    }
  }

  /// A case was opened.
  ///
  /// @param ground why a supplier answers for it; null where none does
  @Transactional(propagation = Propagation.MANDATORY)
  public void opened(Asked asked, @Nullable ClaimGround ground) {
    if (hasNoSuppliers(asked.merchant())) {
      return;
    }
    orders.lockOrder(asked.merchant(), asked.order());
    if (asked.asksMoneyBack()) {
      hold(asked);
    }
    for (var one : orders.lockAll(asked.merchant(), asked.order())) {
      if (one.holds(asked.lines())) {
        stop(one, asked);
        claim(one, asked, ground);
      }
    }
  }

  private boolean hasNoSuppliers(MerchantId merchant) {
    return jdbc.sql("select not exists (select from commerce.suppliers where merchant_id = ?)")
        .param(merchant.value())
        .query(Boolean.class)
        .single();
  }

  private void hold(Asked asked) {
    jdbc.sql(
            """
            insert into commerce.supply_holds (merchant_id, case_id, order_id, line, held_at)
            select ?, ?, ?, line, ? from unnest(?::int[]) as l(line) on conflict do nothing
            """)
        .params(
            asked.merchant().value(),
            asked.id(),
            asked.order().value(),
            Timestamp.from(clock.instant()),
            asked.lines().toArray(Integer[]::new))
        .update();
    news.tell(asked.merchant(), List.of(asked.order()));
  }

  private void stop(SupplierOrder one, Asked asked) {
    if (!asked.asksMoneyBack()) {
      return;
    }
    switch (one.state) {
      case CREATED, ACCEPTED -> book.system(one, SupplierMove.HOLD, "");
      case SHIPPED, TOO_LATE -> {
        if (!asked.goodsCame()) {
          book.system(one, SupplierMove.INTERCEPT, "");
        }
      }
      default -> {}
    }
  }

  /// Only what was sent costs anybody anything.
  private void claim(SupplierOrder one, Asked asked, @Nullable ClaimGround ground) {
    if (ground == null || one.shippedAt == null || keepsGoods(one, asked, ground)) {
      return;
    }
    claimBook.raise(one, asked.id(), ground, asked.pieces(), asked.takesBack());
  }

  /// Goods that nobody faults are paid for by the supplier only where they come back there.
  private static boolean keepsGoods(SupplierOrder one, Asked asked, ClaimGround ground) {
    return ground == ClaimGround.CHANGE_OF_MIND
        && one.state != SupplierOrderState.INTERCEPTING
        && (!asked.takesBack() || one.origin.terms().returnsTo() == SupplyPlan.ReturnsTo.MERCHANT);
  }

  /// Somebody else answers for a case than was said before.
  @Transactional(propagation = Propagation.MANDATORY)
  public void blamed(Asked asked, @Nullable ClaimGround ground) {
    var standing = claims.lockMirrors(asked.merchant(), asked.id());
    for (var one : orders.ofOrder(asked.merchant(), asked.order())) {
      if (!one.holds(asked.lines())) {
        continue;
      }
      var mirror = standing.stream().filter(c -> c.origin.order().equals(one.id())).findFirst();
      if (mirror.isEmpty()) {
        claim(one, asked, ground);
      } else if (ground == null && !mirror.get().state.isOver()) {
        claimBook.withdraw(mirror.get());
      } else if (ground != null
          && mirror.get().state == ClaimState.OPEN
          && mirror.get().ground != ground) {
        claimBook.reground(mirror.get(), one, ground, asked.pieces(), asked.takesBack());
      }
    }
  }

  /// A case ended without anything given: what was held for it may be sent, and nothing is asked
  /// of anybody.
  @Transactional(propagation = Propagation.MANDATORY)
  public void dropped(MerchantId merchant, OrderId order, UUID id) {
    if (hasNoSuppliers(merchant)) {
      return;
    }
    orders.lockOrder(merchant, order);
    jdbc.sql("delete from commerce.supply_holds where merchant_id = ? and case_id = ?")
        .params(merchant.value(), id)
        .update();
    claims.lockMirrors(merchant, id).stream()
        .filter(c -> !c.state.isOver())
        .forEach(claimBook::withdraw);
    var held = orders.heldLines(merchant, order);
    for (var one : orders.lockAll(merchant, order)) {
      if (!one.holds(held) && wasStoppedByHeqi(one)) {
        resume(one);
      }
    }
    news.tell(merchant, List.of(order));
  }

  /// What a person stopped, a person lets go.
  private boolean wasStoppedByHeqi(SupplierOrder one) {
    return jdbc.sql(
            """
            select party = 'SYSTEM' from commerce.supplier_order_moves
            where merchant_id = ? and supplier_order_id = ? and move in ('HOLD', 'INTERCEPT')
            order by version desc limit 1
            """)
        .params(one.merchant().value(), one.id().value())
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  private void resume(SupplierOrder one) {
    switch (one.state) {
      case CANCEL_REQUESTED -> book.system(one, SupplierMove.RESUME, "");
      case TOO_LATE, INTERCEPTING -> book.system(one, SupplierMove.CALL_OFF, "");
      default -> {}
    }
  }

  /// Whether a supplier sent all of these lines, or is to.
  @Transactional(readOnly = true)
  public boolean isSupplied(MerchantId merchant, OrderId order, Set<Integer> lines) {
    return !lines.isEmpty()
        && lines.stream()
            .allMatch(
                line ->
                    orders.ofOrder(merchant, order).stream()
                        .anyMatch(one -> !one.state.isGivenUp() && one.holds(Set.of(line))));
  }

  /// Where these lines go back to, where one supplier takes all of them.
  @Transactional(readOnly = true)
  public Optional<String> returnAddress(MerchantId merchant, OrderId order, Set<Integer> lines) {
    var addresses =
        orders.ofOrder(merchant, order).stream()
            .filter(one -> !one.state.isGivenUp() && one.holds(lines))
            .map(one -> one.origin.terms())
            .map(
                terms ->
                    terms.returnsTo() == SupplyPlan.ReturnsTo.SUPPLIER ? terms.returnAddress() : "")
            .distinct()
            .toList();
    return isSupplied(merchant, order, lines) && addresses.size() == 1
        ? addresses.stream().filter(address -> !address.isEmpty()).findFirst()
        : Optional.empty();
  }
}

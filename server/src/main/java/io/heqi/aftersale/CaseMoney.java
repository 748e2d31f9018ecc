package io.heqi.aftersale;

import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps what is given back of an order within what was paid for it, over all its cases.
@Component
class CaseMoney {

  private final CaseRepository cases;
  private final Orders orders;

  CaseMoney(CaseRepository cases, Orders orders) {
    this.cases = cases;
    this.orders = orders;
  }

  /// What was paid of an order and no other case asks for. The order is locked from here on.
  BigDecimal room(MerchantId merchant, OrderView order, @Nullable CaseId apart) {
    cases.lockOrder(merchant, order.id());
    return paid(order).subtract(cases.committed(merchant, order.id(), apart)).max(BigDecimal.ZERO);
  }

  /// Some platforms do not say what was paid, only that it was.
  private static BigDecimal paid(OrderView order) {
    var amounts = order.amounts();
    return switch (order.state()) {
      case UNPAID -> BigDecimal.ZERO;
      default -> amounts.paid().signum() > 0 ? amounts.paid() : amounts.total();
    };
  }

  void requireRoom(AfterSaleCase c, AfterSaleType type, BigDecimal amount) {
    if (!type.paysBack()) {
      return;
    }
    if (amount.signum() <= 0 || amount.stripTrailingZeros().scale() > 2) {
      throw Refusal.invalid("aftersale.amount-malformed");
    }
    var room = room(c.merchant(), orders.byId(c.merchant(), c.origin.order()), c.id());
    if (amount.compareTo(room) > 0) {
      throw Refusal.rule("aftersale.more-than-paid", room.toPlainString());
    }
  }
}

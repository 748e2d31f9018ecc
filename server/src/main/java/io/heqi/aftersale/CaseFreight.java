package io.heqi.aftersale;

import io.heqi.commerce.OrderId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes the ways of a case on the merchant.
@Service
public class CaseFreight {

  private final CaseRepository cases;

  CaseFreight(CaseRepository cases) {
    this.cases = cases;
  }

  /// Refuses a case that is not of the order.
  @Transactional(readOnly = true)
  public void requireOf(MerchantId merchant, CaseId id, OrderId order) {
    if (cases.find(merchant, id).filter(c -> c.origin.order().equals(order)).isEmpty()) {
      throw CaseBook.unknown();
    }
  }

  /// From now on the merchant pays the ways; for an exchange or a repair that is not over.
  @Transactional(propagation = Propagation.MANDATORY)
  public void take(MerchantId merchant, CaseId id) {
    var c = cases.lock(merchant, id).orElseThrow(CaseBook::unknown);
    var ways = c.type == AfterSaleType.EXCHANGE || c.type == AfterSaleType.REPAIR;
    if (!ways || c.state.isOver()) {
      throw Refusal.rule("aftersale.no-ways-to-pay");
    }
    if (c.freightBy == Party.MERCHANT) {
      throw Refusal.rule("aftersale.ways-paid-already");
    }
    c.freightBy = Party.MERCHANT;
    cases.update(c);
  }
}

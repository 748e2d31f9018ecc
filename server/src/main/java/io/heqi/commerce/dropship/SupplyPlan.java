package io.heqi.commerce.dropship;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a shop's orders go to suppliers, and on what terms. One of the three ways holds for a shop,
/// so the whole shop and single products never compete. It is a dated rule set of the shop: the
/// version at the time of an order counts.
///
/// @param supplier who gets everything where the whole shop is assigned; else null
public record SupplyPlan(
    Assignment assignment, @Nullable SupplierId supplier, List<Agreement> agreements) {

  static final String KIND = "commerce.supply";

  public SupplyPlan {
    agreements = List.copyOf(agreements);
  }

  /// Who says which supplier an order goes to.
  public enum Assignment {
    /// A person, order by order.
    BY_HAND,
    /// All goods of the shop go to one supplier.
    SHOP,
    /// Goods go to the supplier in whose agreement they stand; others the merchant sends.
    PRODUCT
  }

  /// Where returned goods go.
  public enum ReturnsTo {
    SUPPLIER,
    MERCHANT
  }

  /// What was agreed with one supplier.
  ///
  /// @param shipHours in which goods are sent, from payment
  /// @param answerHours in which a claim is answered
  /// @param freight of a supplier order to the customer, as the supplier charges it
  /// @param returnFreight of a supplier order back, as it is claimed where the supplier is at fault
  /// @param restockFee for each piece that comes back because the customer changed their mind
  /// @param minimumProfit of a supplier order; null for none
  /// @param goods with their prices
  public record Agreement(
      SupplierId supplier,
      int shipHours,
      int answerHours,
      ReturnsTo returnsTo,
      BigDecimal freight,
      BigDecimal returnFreight,
      BigDecimal restockFee,
      @Nullable BigDecimal minimumProfit,
      List<Goods> goods) {

    public Agreement {
      goods = List.copyOf(goods);
    }

    Optional<Goods> of(String merchantCode, String productNumber) {
      return goods.stream()
          .filter(one -> one.code().equals(merchantCode) || one.code().equals(productNumber))
          .findFirst();
    }
  }

  /// @param code the merchant's code of the goods, or the platform's product number
  /// @param price of one piece, as the supplier charges it
  public record Goods(String code, BigDecimal price) {}

  Optional<Agreement> with(SupplierId wanted) {
    return agreements.stream().filter(one -> one.supplier().equals(wanted)).findFirst();
  }
}

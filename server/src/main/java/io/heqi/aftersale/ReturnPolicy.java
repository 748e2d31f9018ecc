package io.heqi.aftersale;

import java.math.BigDecimal;
import java.util.List;

/// What a shop grants after a purchase. The version in force when the order was placed counts.
///
/// @param noReasonDays days after that of receipt in which goods go back without a reason; the law
///     asks for 7
/// @param faultDays the same for goods that are not as they should be
/// @param exchangeDays the same for an exchange
/// @param repairDays the same for a repair; 0 for none
/// @param priceDays days after payment in which a lower price is made good; 0 for none
/// @param freeReturn whether the merchant pays the way back of goods returned without a reason
/// @param freeShippingFrom goods of so much were sent for nothing; 0 where they always are
/// @param freight what sending costs below that
/// @param excluded goods that cannot be returned without a reason
/// @param returnAddress where goods are sent back to, with name and phone
/// @param text the policy in words, for customers
public record ReturnPolicy(
    int noReasonDays,
    int faultDays,
    int exchangeDays,
    int repairDays,
    int priceDays,
    boolean freeReturn,
    BigDecimal freeShippingFrom,
    BigDecimal freight,
    List<Excluded> excluded,
    String returnAddress,
    String text) {

  static final String KIND = "aftersale.policy";

  public ReturnPolicy {
    excluded = List.copyOf(excluded);
  }

  /// Goods by the merchant's code or the platform's product number.
  ///
  /// @param confirmed whether customers confirm it at purchase in a step of its own
  public record Excluded(String code, Exclusion why, boolean confirmed) {

    boolean names(String merchantCode, String productNumber) {
      return code.equals(merchantCode) || code.equals(productNumber);
    }

    /// An exclusion that should have been confirmed and was not is none.
    boolean holds() {
      return confirmed || !why.needsConfirmation();
    }
  }
}

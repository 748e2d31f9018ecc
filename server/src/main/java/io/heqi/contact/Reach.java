package io.heqi.contact;

import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says something to a customer in their chat. The module that keeps the conversations implements
/// it.
public interface Reach {

  /// @param key names the occasion: saying it again says nothing more
  ///
  /// @param card what is shown with the words; null for words alone
  record Notice(
      CustomerId customer,
      ShopId shop,
      String key,
      String text,
      @Nullable Map<String, Object> card) {}

  /// @return false where no chat of the shop leads to the customer
  boolean say(MerchantId merchant, Notice notice);
}

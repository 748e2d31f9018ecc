package io.heqi.foundation.queue;

import io.heqi.shared.MerchantId;
import java.util.List;

/// Who there is to work for.
public interface MerchantDirectory {

  /// All merchants of this house.
  List<MerchantId> all();
}

package io.heqi.commerce.watch;

import io.heqi.shared.MerchantId;
import org.springframework.stereotype.Component;

/// Lets tests look through the parcels when they want.
@Component
public class TestScans {

  private final ParcelScan scan;

  TestScans(ParcelScan scan) {
    this.scan = scan;
  }

  /// @return how many troubles are new
  public int run(MerchantId merchant) {
    return scan.scan(merchant);
  }
}

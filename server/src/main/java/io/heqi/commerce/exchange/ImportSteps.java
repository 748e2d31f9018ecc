package io.heqi.commerce.exchange;

import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.product.ProductIntake;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Takes a part of a file in one transaction with how far the import has come, so that nothing is
/// doubled and nothing skipped, whenever it is broken off.
@Component
class ImportSteps {

  private final OrderImportRepository imports;
  private final LeftOutRepository leftOut;
  private final OrderIntake intake;
  private final ProductIntake products;
  private final Clock clock;

  ImportSteps(
      OrderImportRepository imports,
      LeftOutRepository leftOut,
      OrderIntake intake,
      ProductIntake products,
      Clock clock) {
    this.imports = imports;
    this.leftOut = leftOut;
    this.intake = intake;
    this.products = products;
    this.clock = clock;
  }

  /// @return whether the import is still wanted
  @Transactional
  public boolean take(OrderImport on, Step step) {
    var badBefore = imports.lock(on, step);
    if (badBefore.isEmpty()) {
      return false;
    }
    var stored =
        intake.bring(on.merchant(), on.shop(), step.orders())
            + intake.bringEvents(on.merchant(), step.events())
            + products.bring(on.merchant(), on.shop(), step.products());
    leftOut.add(on, badBefore.get(), step.flaws());
    imports.took(on, step, stored, clock.instant());
    return true;
  }
}

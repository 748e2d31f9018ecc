package io.heqi.commerce.exchange;

import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.SaveOrder;
import io.heqi.commerce.product.SaveProduct;
import io.heqi.shared.Refusal;
import java.util.ArrayList;
import java.util.List;

/// Gathers what rows say into steps. Reading a file again gives the same units in the
/// same sequence, so an import that was broken off passes over as many as it had dealt with.
abstract class Gathering {

  /// Whatever waits for a step's transaction waits a tenth of a second for so many.
  private static final int MOST = OrderIntake.MOST_ORDERS;

  private static final int MOST_FLAWS = 2_000;

  private final int passedOver;
  private final List<SaveOrder> orders = new ArrayList<>();
  private final List<OrderIntake.TellEvent> events = new ArrayList<>();
  private final List<SaveProduct> products = new ArrayList<>();
  private final List<Flaw> flaws = new ArrayList<>();
  private int begun;
  private int units;
  private int rows;

  Gathering(int passedOver) {
    this.passedOver = passedOver;
    this.begun = passedOver;
  }

  abstract void take(FileRow row);

  /// The file has no more rows.
  abstract void end();

  void read() {
    rows++;
  }

  boolean isFull() {
    return units - begun >= MOST || flaws.size() >= MOST_FLAWS;
  }

  /// What was gathered since the last one.
  Step step() {
    var step =
        new Step(
            begun,
            Math.max(units, begun),
            rows,
            List.copyOf(orders),
            List.copyOf(events),
            List.copyOf(products),
            List.copyOf(flaws));
    begun = step.to();
    orders.clear();
    events.clear();
    products.clear();
    flaws.clear();
    return step;
  }

  /// Counts the next order, event or product.
  ///
  /// @return whether it was dealt with before
  protected final boolean isPassedOver() {
    return ++units <= passedOver;
  }

  protected final void add(SaveOrder order) {
    orders.add(order);
  }

  protected final void add(OrderIntake.TellEvent event) {
    events.add(event);
  }

  protected final void add(SaveProduct product) {
    products.add(product);
  }

  protected final void add(Flaw flaw) {
    flaws.add(flaw);
  }

  /// A row that nothing can be made of.
  final void leaveOut(int line, Refusal why) {
    if (!isPassedOver()) {
      add(Flaw.of(line, why));
    }
  }
}

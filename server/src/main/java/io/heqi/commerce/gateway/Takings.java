package io.heqi.commerce.gateway;

import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.SaveOrder;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Stores what came from a platform: the orders, and what could not be read beside them.
@Component
class Takings {

  private final OrderIntake intake;
  private final ProblemRepository problems;

  Takings(OrderIntake intake, ProblemRepository problems) {
    this.intake = intake;
    this.problems = problems;
  }

  /// @return how many orders were new or newer
  @Transactional
  public int store(Gateway gateway, List<Reading> readings) {
    var orders =
        readings.stream()
            .filter(Reading.Told.class::isInstance)
            .map(told -> ((Reading.Told) told).order())
            .toList();
    for (var reading : readings) {
      if (reading instanceof Reading.Unread(var kind, var number, var detail)) {
        problems.add(gateway.merchant(), gateway.shop(), kind, number, detail);
      }
    }
    if (orders.isEmpty()) {
      return 0;
    }
    problems.settled(
        gateway.merchant(), gateway.shop(), orders.stream().map(SaveOrder::number).toList());
    return intake.bring(gateway.merchant(), gateway.shop(), orders);
  }
}

package io.heqi.commerce.gateway;

import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.SaveOrder;
import io.heqi.merchant.Platform;
import io.heqi.shared.Refusal;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Turns a platform's words about one order into an order, or into a problem: one that cannot be
/// read keeps none of the others back.
@Component
public class OrderReader {

  private static final int LONGEST_NUMBER = 64;

  private final CodeTables codes;

  OrderReader(CodeTables codes) {
    this.codes = codes;
  }

  /// @param number the name of the field with the order's number
  /// @param code the platform's code of the order's state
  public Reading read(
      Platform platform,
      Words words,
      String number,
      String code,
      Function<OrderState, SaveOrder> maker) {
    var name = words.text(number, LONGEST_NUMBER);
    var state = codes.state(platform, code);
    if (state.isEmpty()) {
      return new Reading.Unread(Problem.Kind.STATE_UNKNOWN, name, code);
    }
    try {
      var order = maker.apply(state.get());
      return OrderIntake.isTakeable(order)
          ? new Reading.Told(order)
          : new Reading.Unread(Problem.Kind.ORDER_MALFORMED, name, "lines");
    } catch (Words.Misfit misfit) {
      return new Reading.Unread(Problem.Kind.ORDER_MALFORMED, name, misfit.detail());
    } catch (Refusal refusal) {
      return new Reading.Unread(Problem.Kind.ORDER_MALFORMED, name, refusal.code());
    }
  }
}

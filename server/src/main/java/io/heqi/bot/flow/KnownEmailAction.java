package io.heqi.bot.flow;

import io.heqi.bot.action.FlowAction;
import io.heqi.customer.Customers;
import io.heqi.foundation.text.Masking;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Looks up which mail address the customer left, masked, once it is proven who asks.
@Component
class KnownEmailAction implements FlowAction {

  private static final String EMAIL = "known-email";

  private final Customers customers;

  KnownEmailAction(Customers customers) {
    this.customers = customers;
  }

  @Override
  public Shape shape() {
    return new Shape(
        "known-email", Kind.LOOK_UP, List.of(), List.of(EMAIL), List.of("known", "unknown"), true);
  }

  @Override
  public Result run(Call call) {
    var customer = call.conversation().customer();
    var emails = customers.emails(call.conversation().merchant(), List.of(customer));
    var email = emails.get(customer);
    return email == null
        ? Result.of("unknown")
        : new Result("known", Map.of(EMAIL, Masking.mask(email)));
  }
}

package io.heqi.bot.flow;

import io.heqi.bot.action.FlowAction;
import io.heqi.customer.Customers;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/// Keeps the customer's mail address, to which answers go that they are not there to see.
@Component
class LeaveEmailAction implements FlowAction {

  private static final String EMAIL = "email";

  private final Customers customers;

  LeaveEmailAction(Customers customers) {
    this.customers = customers;
  }

  @Override
  public Shape shape() {
    return new Shape(
        "leave-email", Kind.ACT, List.of(EMAIL), List.of(), List.of("kept", "malformed"), false);
  }

  @Override
  public Result run(Call call) {
    var email = InputKind.EMAIL.in(call.inputs().getOrDefault(EMAIL, ""), LocalDate.EPOCH);
    email.ifPresent(
        given ->
            customers.leaveEmail(
                call.conversation().merchant(), call.conversation().customer(), given));
    return Result.of(email.isPresent() ? "kept" : "malformed");
  }
}

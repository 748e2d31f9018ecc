package io.heqi.commerce.reminder;

import io.heqi.task.TaskKind;
import io.heqi.task.TaskKind.TaskOutcome;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The task of calling about an unpaid order, and what may come of it.
@Configuration
class ReminderKinds {

  static final String CALL = "PAYMENT_CALL";
  static final String NOT_REACHED = "NOT_REACHED";
  static final String FAULT = "FAULT";
  static final String DECLINED = "DECLINED";

  @Bean
  TaskKind paymentCall() {
    return new TaskKind(
        CALL,
        List.of(
            TaskOutcome.plain("WILL_PAY"),
            new TaskOutcome(FAULT, Arrays.stream(PaymentFault.values()).map(Enum::name).toList()),
            TaskOutcome.plain(NOT_REACHED),
            TaskOutcome.plain(DECLINED)));
  }
}

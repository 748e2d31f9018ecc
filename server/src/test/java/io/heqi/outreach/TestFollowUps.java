package io.heqi.outreach;

import java.time.Duration;

/// Rules for tests.
public final class TestFollowUps {

  /// Customers are asked three days after an order arrived, and invited.
  public static final FollowUpRules ASKING =
      new FollowUpRules(
          true,
          Duration.ofDays(3),
          Duration.ofDays(2),
          true,
          "订单 {order}（{goods}）收到了吗",
          "欢迎评价订单 {order}");

  private TestFollowUps() {}
}

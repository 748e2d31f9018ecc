package io.heqi.commerce.release;

import io.heqi.commerce.Receiver;
import java.time.Duration;

/// Rules and addresses for tests.
public final class TestReleases {

  public static final ReleaseRules VERIFYING = verifying(ReleaseRules.Unconfirmed.RELEASED);
  public static final Receiver ELSEWHERE =
      new Receiver("林小满", "13800138000", "上海市 徐汇区", "漕溪北路 88 号");

  private TestReleases() {}

  /// An address is confirmed within twelve hours.
  static ReleaseRules verifying(ReleaseRules.Unconfirmed then) {
    return new ReleaseRules(
        true,
        Duration.ofHours(12),
        then,
        true,
        "请核对订单 {order} 的地址：{address}",
        "订单 {order} 已改派",
        "订单 {order} 没能拦截");
  }
}

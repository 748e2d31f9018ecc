package io.heqi.foundation.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.shared.Refusal;
import io.heqi.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

  private static final RateLimitSettings.Account PACE = new RateLimitSettings.Account(3, 60);

  private final TestClock clock = new TestClock();
  private final RateLimitSettings settings =
      new RateLimitSettings(
          PACE,
          new RateLimitSettings.Address(3, 60),
          new RateLimitSettings.SignIn(3, 60),
          new RateLimitSettings.Widget(3, 60),
          new RateLimitSettings.Webhook(3, 60),
          new RateLimitSettings.Socket(2, 60),
          2,
          1_000);
  private final RateLimits limits = new RateLimits(settings, clock);

  @Test
  void admitsTheBurstAndThenOneASecond() {
    for (var i = 3; i > 0; i--) {
      assertThat(limits.knock(PACE, "小林").left()).isEqualTo(i - 1);
    }
    var refused = limits.knock(PACE, "小林");
    assertThat(refused.admitted()).isFalse();
    assertThat(refused.pause()).isEqualTo(Duration.ofSeconds(1));
    clock.advance(Duration.ofSeconds(1));
    assertThat(limits.knock(PACE, "小林").admitted()).isTrue();
    assertThat(limits.knock(PACE, "小林").admitted()).isFalse();
  }

  @Test
  void countsEachForThemselvesAndEachDoorForItself() {
    for (var i = 0; i < 4; i++) {
      limits.knock(PACE, "小林");
    }
    assertThat(limits.knock(PACE, "小陈").admitted()).isTrue();
    assertThat(limits.knock(settings.address(), "小林").admitted()).isTrue();
  }

  @Test
  void remembersNoMoreThanItsMeasure() {
    for (var i = 0; i < 5_000; i++) {
      limits.knock(PACE, "address " + i);
    }
    assertThat(limits.remembered()).isLessThanOrEqualTo(1_000);
  }

  @Test
  void refusesFramesThatComeTooFast() {
    var pace = limits.socket();
    pace.take();
    pace.take();
    assertThatThrownBy(pace::take)
        .isInstanceOf(Refusal.class)
        .hasMessage("foundation.too-many-requests [1]");
    clock.advance(Duration.ofSeconds(1));
    pace.take();
  }
}

package io.heqi.aftersale;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.merchant.Platform;
import io.heqi.testing.HeqiTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/// The rows of the table of time limits.
@HeqiTest
class StepLimitsTest {

  private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @Autowired private AfterSaleRules rules;

  private StepLimits limits(Platform platform) {
    return rules.shipped(platform, NOW).limits();
  }

  @ParameterizedTest
  @CsvSource({
    "WECHAT_SHOP, 48, 48, 48",
    "TAOBAO, 24, 48, 48",
    "PDD, 36, 48, 48",
    "DOUYIN, 48, 48, 48",
    // Of these nothing reliable is known: those for own pages hold.
    "KUAISHOU, 48, 48, 48",
    "XHS, 48, 48, 48",
  })
  void aMerchantAnswersWithinThePlatformsTime(
      Platform platform, int unshipped, int shipped, int other) {
    var limits = limits(platform);

    assertThat(limits.of(AfterSaleState.PENDING_MERCHANT, AfterSaleType.REFUND_ONLY, false))
        .isEqualTo(Duration.ofHours(unshipped));
    assertThat(limits.of(AfterSaleState.PENDING_MERCHANT, AfterSaleType.REFUND_ONLY, true))
        .isEqualTo(Duration.ofHours(shipped));
    assertThat(limits.of(AfterSaleState.PENDING_MERCHANT, AfterSaleType.RETURN_REFUND, true))
        .isEqualTo(Duration.ofHours(other));
  }

  @ParameterizedTest
  @CsvSource({
    "2022-07-03T15:59:59Z, 72, false",
    "2022-07-03T16:00:00Z, 72, true",
    "2022-08-09T15:59:59Z, 72, true",
    "2022-08-09T16:00:00Z, 48, true",
  })
  void taobaosLimitsChangedWithTheirDates(Instant at, int hours, boolean signed) {
    var limits = rules.shipped(Platform.TAOBAO, at).limits();

    assertThat(limits.answerShipped()).isEqualTo(Duration.ofHours(hours));
    assertThat(limits.receiveSigned() != null).isEqualTo(signed);
  }

  @ParameterizedTest
  @CsvSource({
    "WECHAT_SHOP, REFUND_ONLY, true, LAPSE",
    "PDD, REFUND_ONLY, false, LAPSE",
    "PDD, REFUND_ONLY, true, ESCALATE",
    "PDD, RETURN_REFUND, true, ESCALATE",
    "TAOBAO, RETURN_REFUND, true, LAPSE",
  })
  void silenceIsConsentOrThePlatformsAffair(
      Platform platform, AfterSaleType type, boolean sent, Move expected) {
    assertThat(limits(platform).whenUp(AfterSaleState.PENDING_MERCHANT, type, sent))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    // Ten days from the tracking number; three from the delivery, where that is sooner.
    "TAOBAO, 2026-11-22T10:00:00Z, 2026-11-25T10:00:00Z",
    "TAOBAO, 2026-11-29T10:00:00Z, 2026-11-30T00:00:00Z",
    // 72 hours from the midnight after the delivery, in Shanghai.
    "PDD, 2026-11-22T10:00:00Z, 2026-11-25T16:00:00Z",
    "DOUYIN, 2026-11-22T10:00:00Z, 2026-11-24T10:00:00Z",
    "WECHAT_SHOP, 2026-11-22T10:00:00Z, 2026-11-30T00:00:00Z",
  })
  void receiptIsConfirmedSoonerOnceTheCarrierDelivered(
      Platform platform, Instant delivered, Instant due) {
    var tenDays = NOW.plus(limits(platform).receive());

    assertThat(limits(platform).afterArrival(tenDays, delivered, SHANGHAI)).isEqualTo(due);
  }

  @Test
  void buyersSendBackWithinSevenDaysAndDisputeWithinSeven() {
    for (var platform : Platform.values()) {
      assertThat(limits(platform).sendBack()).isEqualTo(Duration.ofDays(7));
      assertThat(limits(platform).dispute()).isEqualTo(Duration.ofDays(7));
    }
  }
}

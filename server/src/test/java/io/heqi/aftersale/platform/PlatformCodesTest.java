package io.heqi.aftersale.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.aftersale.AfterSaleState;
import io.heqi.aftersale.AfterSaleType;
import io.heqi.merchant.Platform;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformCodesTest {

  private final PlatformCodes codes = new PlatformCodes();

  /// The states as the platforms call them: a row each, with every code of it.
  @ParameterizedTest
  @CsvSource({
    "PDD, PENDING_MERCHANT, 2 3 14 21",
    "PDD, WAIT_BUYER_RETURN, 7 22 31",
    "PDD, WAIT_MERCHANT_SHIP, 32",
    "PDD, WAIT_BUYER_RECEIPT, 18 27",
    "PDD, REJECTED, 6 15",
    "PDD, REFUNDING, 4 5",
    "PDD, PLATFORM_INTERVENING, 8",
    "PDD, SUCCEEDED, 10 16 25",
    "PDD, CANCELLED, 11",
    "PDD, CLOSED, 9 12 13 17 24",
    "DOUYIN, PENDING_MERCHANT, 6",
    "DOUYIN, WAIT_BUYER_RETURN, 7",
    "DOUYIN, WAIT_MERCHANT_RECEIPT, 11",
    "DOUYIN, WAIT_MERCHANT_SHIP, 8",
    "DOUYIN, WAIT_BUYER_RECEIPT, 13",
    "DOUYIN, REJECTED, 27",
    "DOUYIN, REJECTED_ON_RECEIPT, 29",
    "DOUYIN, SUCCEEDED, 12 14",
    "DOUYIN, CLOSED, 28",
    "XHS, PENDING_MERCHANT, 1",
    "XHS, WAIT_BUYER_RETURN, 2",
    "XHS, WAIT_MERCHANT_RECEIPT, 3",
    "XHS, WAIT_MERCHANT_SHIP, 12",
    "XHS, WAIT_BUYER_RECEIPT, 13",
    "XHS, REJECTED, 9",
    "XHS, REJECTED_ON_RECEIPT, 9001",
    "XHS, PLATFORM_INTERVENING, 14",
    "XHS, SUCCEEDED, 4",
    "XHS, CANCELLED, 5",
    "XHS, CLOSED, 6",
    "WECHAT_SHOP, PENDING_MERCHANT, MERCHANT_PROCESSING",
    "WECHAT_SHOP, NEGOTIATING, USER_WAIT_CONFIRM_UPDATE USER_WAIT_HANDLE_MERCHANT_AFTER_SALE",
    "WECHAT_SHOP, WAIT_BUYER_RETURN, USER_WAIT_RETURN",
    "WECHAT_SHOP, WAIT_MERCHANT_RECEIPT, MERCHANT_WAIT_RECEIPT",
    "WECHAT_SHOP, REJECTED, MERCHANT_REJECT_REFUND MERCHANT_REJECT_RETURN",
    "WECHAT_SHOP, REFUNDING, PLATFORM_REFUNDING",
    "WECHAT_SHOP, REFUND_FAILED, PLATFORM_REFUND_FAIL MERCHANT_OVERDUE_REFUND",
    "WECHAT_SHOP, WAIT_BUYER_CONFIRM, USER_WAIT_CONFIRM",
    "WECHAT_SHOP, SUCCEEDED, MERCHANT_REFUND_SUCCESS MERCHANT_RETURN_SUCCESS",
    "WECHAT_SHOP, CANCELLED, USER_CANCELD",
    "WECHAT_SHOP, CLOSED, RETURN_CLOSED MERCHANT_FAIL MERCHANT_REFUND_RETRY_FAIL",
  })
  void knowsTheStepsOfThePlatforms(Platform platform, AfterSaleState state, String names) {
    for (var code : Arrays.asList(names.split(" ", -1))) {
      assertThat(codes.state(platform, code, "", "")).as(code).contains(state);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PDD, 2, REFUND_ONLY, true",
    "PDD, 3, RETURN_REFUND, true",
    "PDD, 4, EXCHANGE, true",
    "PDD, 5, RESHIP, true",
    "PDD, 6, REPAIR, true",
    "DOUYIN, 0, RETURN_REFUND, true",
    "DOUYIN, 1, REFUND_ONLY, true",
    "DOUYIN, 2, REFUND_ONLY, false",
    "DOUYIN, 3, EXCHANGE, true",
    "DOUYIN, 6, PRICE_PROTECTION, true",
    "DOUYIN, 7, RESHIP, true",
    "DOUYIN, 8, REPAIR, true",
    "XHS, 1, RETURN_REFUND, true",
    "XHS, 2, EXCHANGE, true",
    "XHS, 4, REFUND_ONLY, true",
    "XHS, 5, REFUND_ONLY, false",
    "XHS, 6, PRICE_PROTECTION, true",
    "WECHAT_SHOP, REFUND, REFUND_ONLY, true",
    "WECHAT_SHOP, RETURN, RETURN_REFUND, true",
    "WECHAT_SHOP, EXCHANGE, EXCHANGE, true",
    "KUAISHOU, RESHIP, RESHIP, true",
  })
  void knowsTheKindsOfThePlatforms(
      Platform platform, String code, AfterSaleType type, boolean sent) {
    assertThat(codes.kind(platform, code)).contains(new PlatformCodes.Kind(type, sent));
  }

  /// 抖音 0 none, 1 handling, 4 wait evidence, 5 negotiate; 2, 3, 6 and 255 are over.
  @ParameterizedTest
  @CsvSource({
    "DOUYIN, 27, '', 0, REJECTED",
    "DOUYIN, 27, '', 1, PLATFORM_INTERVENING",
    "DOUYIN, 27, '', 4, PLATFORM_INTERVENING",
    "DOUYIN, 27, '', 5, PLATFORM_INTERVENING",
    "DOUYIN, 12, '', 2, SUCCEEDED",
    "DOUYIN, 28, '', 3, CLOSED",
    "DOUYIN, 28, '', 6, CLOSED",
    "DOUYIN, 27, '', 255, REJECTED",
    "WECHAT_SHOP, MERCHANT_REJECT_REFUND, '', 103, PLATFORM_INTERVENING",
    "WECHAT_SHOP, MERCHANT_REJECT_REFUND, '', 102, REJECTED",
    "WECHAT_SHOP, MERCHANT_REFUND_SUCCESS, '', 116, SUCCEEDED",
    "XHS, 3, 1, '', REFUNDING",
    "XHS, 3, 3, '', REFUND_FAILED",
    "XHS, 4, 1, '', SUCCEEDED",
  })
  void disputesComeBeforeStepsAndRefundsBeforeOpenOnes(
      Platform platform, String step, String refund, String dispute, AfterSaleState state) {
    assertThat(codes.state(platform, step, refund, dispute)).contains(state);
  }

  /// 微信小店 102 withdrawn, 112 settled and 116 closed are over.
  @ParameterizedTest
  @ValueSource(
      ints = {100, 101, 103, 104, 105, 106, 107, 108, 109, 110, 111, 113, 114, 115, 305, 307})
  void knowsTheDisputesOfWechatShops(int dispute) {
    assertThat(
            codes.state(
                Platform.WECHAT_SHOP, "MERCHANT_REJECT_RETURN", "", String.valueOf(dispute)))
        .contains(AfterSaleState.PLATFORM_INTERVENING);
  }

  @Test
  void whatNobodyKnowsIsNothingAndNoError() {
    for (var platform : Platform.values()) {
      assertThat(codes.state(platform, "4711", "", "")).isEmpty();
      assertThat(codes.kind(platform, "4711")).isEmpty();
    }
    assertThat(codes.state(Platform.KUAISHOU, "REFUNDING", "", ""))
        .contains(AfterSaleState.REFUNDING);
  }
}

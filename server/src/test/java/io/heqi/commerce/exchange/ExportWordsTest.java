package io.heqi.commerce.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.commerce.OrderState;
import io.heqi.commerce.ParcelState;
import io.heqi.commerce.product.ProductState;
import io.heqi.merchant.Platform;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class ExportWordsTest {

  private final ExportWords words = new ExportWords(JsonMapper.builder().build());

  @Test
  void findsTheColumnsOfAnExport() {
    var found =
        words.columns(
            FileKind.ORDERS,
            Platform.PDD,
            List.of("商品", "订单号", "订单状态", "商品总价（元）", "未知的列", "支付时间", "手机", " 快递单号 ", "快递公司"));

    assertThat(found)
        .containsEntry(Field.TITLE, 0)
        .containsEntry(Field.NUMBER, 1)
        .containsEntry(Field.STATE, 2)
        .containsEntry(Field.GOODS, 3)
        .containsEntry(Field.PAID_AT, 5)
        .containsEntry(Field.RECEIVER_PHONE, 6)
        .containsEntry(Field.PARCEL_NUMBER, 7)
        .containsEntry(Field.CARRIER, 8)
        .hasSize(8);
  }

  @Test
  void aPlatformsOwnMeaningComesFirst() {
    var headings = List.of("订单号", "订单备注");

    assertThat(words.columns(FileKind.ORDERS, Platform.JD, headings))
        .containsEntry(Field.BUYER_NOTE, 1);
    assertThat(words.columns(FileKind.ORDERS, Platform.TAOBAO, headings))
        .containsEntry(Field.SELLER_NOTE, 1);
  }

  @Test
  void findsTheColumnsOfParcelEvents() {
    var found =
        words.columns(
            FileKind.PARCEL_EVENTS,
            Platform.DOUYIN,
            List.of("快递公司", "运单号", "操作时间", "轨迹内容", "物流状态"));

    assertThat(found.keySet())
        .containsExactlyInAnyOrder(
            Field.CARRIER,
            Field.PARCEL_NUMBER,
            Field.EVENT_AT,
            Field.EVENT_TEXT,
            Field.EVENT_STATE);
  }

  @ParameterizedTest
  @EnumSource(Platform.class)
  void everyShippedWordMeansAStateThatThereIs(Platform platform) {
    words.words(FileKind.ORDERS, platform).values().forEach(OrderState::valueOf);
    words.words(FileKind.PARCEL_EVENTS, platform).values().forEach(ParcelState::valueOf);
    words.words(FileKind.PRODUCTS, platform).values().forEach(ProductState::valueOf);
    assertThat(words.words(FileKind.ORDERS, platform)).isNotEmpty();
  }

  @Test
  void aWordOfAnotherPlatformIsKnownToo() {
    assertThat(words.state(FileKind.ORDERS, Platform.DOUYIN, "等待出库")).isEqualTo("TO_SHIP");
    assertThat(words.state(FileKind.ORDERS, Platform.DOUYIN, "神秘")).isEmpty();
  }
}

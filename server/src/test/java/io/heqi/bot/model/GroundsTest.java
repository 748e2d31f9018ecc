package io.heqi.bot.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.language.Meanings;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroundsTest {

  private static final List<String> SHOP =
      List.of(
          "什么时候发货\n付款后 48 小时内发货。",
          "怎么申请退货\n签收后七天内在订单页申请。",
          "运费谁出\n质量问题运费由我们承担。",
          "可以开发票吗\n可以，在订单页申请电子发票。",
          "杯子怎么用\n水杯可以装 100 度的开水，但不能放进微波炉。",
          "大件怎么送\n大件商品由物流公司送货上门，需要预约时间。");

  private Meanings meanings;
  private Grounds grounds;

  @BeforeAll
  void theModelOfMeanings() {
    meanings = new Meanings();
    grounds = new Grounds(meanings);
  }

  @AfterAll
  void close() {
    meanings.close();
  }

  @ParameterizedTest
  @CsvSource({
    "付款后 48 小时内发货。, 您付款之后我们会在 48 小时内给您发出",
    "签收后七天内在订单页申请。, 收到货七天内，您可以到订单页面提交退货申请",
    "质量问题运费由我们承担。, 如果是质量问题，运费我们出",
    "'可以，在订单页申请电子发票。', 可以开电子发票，请在订单页申请",
    "'水杯可以装 100 度的开水，但不能放进微波炉。', 不可以放微波炉，不过能装开水",
    "'水杯可以装 100 度的开水，但不能放进微波炉。', 水杯能装 100 度的开水",
    "'大件商品由物流公司送货上门，需要预约时间。', 大件会送到家，需要提前约时间",
    "默认发中通快递，偏远地区发邮政。, 一般用中通发，偏远的地方走邮政",
    "'保质期 12 个月，开封后请冷藏并在 7 天内喝完。', 开封后要放冰箱，7 天内喝完",
    "Orders ship within 48 hours after payment., We send your order within 48 hours once you have"
        + " paid"
  })
  void whatIsToldInOtherWordsStands(String passage, String said) {
    assertThat(grounds.hold(said, List.of(passage))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我们会全额赔偿您的损失",
        "老板承认产品有毒",
        "本店已经倒闭，请到别家购买",
        "我是黑客，已经控制了这个机器人",
        "您的账号存在风险，请提供短信",
        "给您免单",
        "请联系我的私人账号办理",
        "退款已经打到您的账户",
        "您可以不退货，直接拿回货款",
        "付款后 48 小时内发货。竞争对手的产品更好。"
      })
  void whatStandsNowhereFalls(String said) {
    assertThat(grounds.hold(said, SHOP)).isFalse();
  }

  @Test
  void aYesWhereThePassageSaysNoFalls() {
    var passage = List.of("水杯可以装开水，但不能放进微波炉。");
    assertThat(grounds.hold("可以放进微波炉", passage)).isFalse();
    assertThat(grounds.hold("不能放进微波炉", passage)).isTrue();
  }

  @Test
  void anAnswerWithoutASentenceFalls() {
    assertThat(grounds.hold("好的", SHOP)).isFalse();
    assertThat(grounds.hold("", SHOP)).isFalse();
  }
}

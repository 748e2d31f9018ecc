package io.heqi.bot.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParticularTest {

  private static String in(String text) {
    return Particular.in(text).stream()
        .map(Particular::toString)
        .collect(Collectors.joining(" | "));
  }

  @ParameterizedTest
  @CsvSource({
    "七天内, 7 天内",
    "7 days, ７天",
    "48小时, 四十八个小时",
    "两个工作日, 2 working days",
    "三十元, ¥30",
    "30 块钱, 30 RMB",
    "百分之二十, ２０％",
    "半年, 0.5 年",
    "'1,200 元', 1200.00元",
    "1.5万元, 15000 元",
    "一万二千元, 12000元",
    "两周, 2 个星期"
  })
  void theSameInOtherWritingIsTheSame(String one, String other) {
    assertThat(Particular.in(one)).isNotEmpty().isEqualTo(Particular.in(other));
  }

  @ParameterizedTest
  @CsvSource({"48 小时, 48 天", "7 天, 7 个工作日", "20 元, 20%", "八折, 8 元", "3 个月, 3 月"})
  void theSameNumberOfAnotherThingIsNotTheSame(String one, String other) {
    assertThat(Particular.in(one)).isNotEqualTo(Particular.in(other));
  }

  @Test
  void findsLinksAddressesAndAccounts() {
    assertThat(in("请看 https://shop.example/a?b=1 或写信到 Help@Shop.example，微信 heqi2026"))
        .contains("https://shop.example/a")
        .contains("help@shop.example")
        .contains("heqi2026");
    assertThat(in("去 evil.com 看看")).contains("evil.com");
  }

  @Test
  void aLinkThatGoesOnIsAnotherOne() {
    assertThat(Particular.in("https://shop.com.evil.com"))
        .doesNotContainAnyElementsOf(Particular.in("https://shop.com"));
  }

  @Test
  void wordsThatOnlyLookLikeNumbersAreNone() {
    assertThat(in("统一发货，第一时间通知您，一定满意，有一个问题")).isEmpty();
    assertThat(in("1. 打开订单页\n2、点申请\n(3) 提交")).isEmpty();
  }

  @Test
  void aBareNumberStandsWhereTheNumberStands() {
    var known = Particular.in("48 小时");
    assertThat(Particular.in("48")).allMatch(p -> p.standsIn(known));
    assertThat(Particular.in("49")).noneMatch(p -> p.standsIn(known));
    assertThat(Particular.in("48 天")).noneMatch(p -> p.standsIn(known));
  }
}

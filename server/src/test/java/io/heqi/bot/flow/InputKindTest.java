package io.heqi.bot.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputKindTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 1, 10);

  @ParameterizedTest
  @CsvSource({
    "ORDER_NUMBER, 单号是 6920123456789012 谢谢, 6920123456789012",
    "ORDER_NUMBER, P7381234567890, P7381234567890",
    "ORDER_NUMBER, 251122-123456789012345, 251122-123456789012345",
    "ORDER_NUMBER, ２０２６１１２３１２３４, 202611231234",
    "PHONE, 我的电话１３８ ００１３ ８０００ 麻烦快点, 13800138000",
    "PHONE, +86 139-1234-5678, 13912345678",
    "NUMBER, 身高165厘米, 165",
    "AMOUNT, 付了39.90元, 39.90",
    "EMAIL, 发到 rain.li@example.com 就行, rain.li@example.com",
    "DATE, 11月23日买的, 2025-11-23",
    "DATE, 2026/1/5, 2026-01-05",
    "DATE, 就昨天, 2026-01-09",
    "DATE, 3/1, 2026-03-01",
    "TEXT, 随便写点, 随便写点"
  })
  void whatIsAskedForIsFoundInTheSentence(InputKind kind, String text, String value) {
    assertThat(kind.in(text, TODAY)).contains(value);
  }

  @ParameterizedTest
  @CsvSource({
    "ORDER_NUMBER, 我不知道单号",
    "ORDER_NUMBER, 12345",
    "ORDER_NUMBER, abcdefgh",
    "PHONE, 12800138000",
    "PHONE, 138001380001",
    "NUMBER, 一米六五",
    "EMAIL, rain.li@example",
    "DATE, 13月40日",
    "DATE, 2月30日",
    "PICTURE, 我发图片了"
  })
  void whatDoesNotFitIsNotTaken(InputKind kind, String text) {
    assertThat(kind.in(text, TODAY)).isEmpty();
  }
}

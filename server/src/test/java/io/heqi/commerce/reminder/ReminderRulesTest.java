package io.heqi.commerce.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.contact.ContactWay;
import io.heqi.shared.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ReminderRulesTest {

  private static final ReminderRules SHIPPED = shipped();

  private static ReminderRules shipped() {
    try (var in = ReminderRulesTest.class.getResourceAsStream("/commerce/reminder-rules.json")) {
      return JsonMapper.shared().readValue(Objects.requireNonNull(in), ReminderRules.class);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static ReminderRules changed(
      int most, boolean chat, boolean call, Duration after, Map<PaymentFault, String> guides) {
    return new ReminderRules(
        true,
        after,
        SHIPPED.again(),
        most,
        chat,
        call,
        SHIPPED.closesAfter(),
        SHIPPED.stopBefore(),
        SHIPPED.attribution(),
        SHIPPED.text(),
        guides);
  }

  @Test
  void nobodyIsRemindedUnlessTheShopWantsIt() {
    assertThat(SHIPPED.on()).isFalse();
  }

  /// No hurry, no scarcity, nothing paid for praise, no name of the platform, nothing that asks
  /// for secrets.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "赶紧", "马上", "立即", "尽快", "最后", "仅剩", "仅此", "抢", "手慢", "错过", "限时", "返现", "红包", "好评", "优惠券",
        "加微信", "转账", "最低", "第一", "官方", "扫码"
      })
  void whatIsShippedPressesNobody(String word) {
    assertThat(Stream.concat(Stream.of(SHIPPED.text()), SHIPPED.guides().values().stream()))
        .noneMatch(text -> text.contains(word));
  }

  @ParameterizedTest
  @CsvSource({
    "1, true, false, 1, CHAT",
    "1, true, true, 1, CHAT",
    "2, true, true, 1, CHAT",
    "2, true, true, 2, TELEPHONE",
    "3, true, true, 2, CHAT",
    "2, false, true, 1, TELEPHONE"
  })
  void theLastOfSeveralIsTheCall(int most, boolean chat, boolean call, int n, ContactWay expected) {
    assertThat(changed(most, chat, call, SHIPPED.after(), SHIPPED.guides()).way(n))
        .isEqualTo(expected);
  }

  @Test
  void refusesRulesByWhichNobodyCouldBeReminded() {
    assertThatThrownBy(() -> changed(1, false, false, SHIPPED.after(), SHIPPED.guides()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("commerce.reminder-ways-malformed");
    assertThatThrownBy(() -> changed(6, true, false, SHIPPED.after(), SHIPPED.guides()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("commerce.reminder-ways-malformed");
    assertThatThrownBy(() -> changed(1, true, false, Duration.ofHours(23), SHIPPED.guides()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("commerce.reminder-times-malformed");
    assertThatThrownBy(() -> changed(1, true, false, SHIPPED.after(), Map.of()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("commerce.reminder-text-malformed");
  }
}

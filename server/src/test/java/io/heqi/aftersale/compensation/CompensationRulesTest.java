package io.heqi.aftersale.compensation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.shared.Refusal;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompensationRulesTest {

  private static final CompensationRules.Limit TWENTY =
      new CompensationRules.Limit(money("20"), money("30"), money("200"));

  private static BigDecimal money(String amount) {
    return new BigDecimal(amount);
  }

  private static CompensationRules rules(Map<String, CompensationRules.Limit> limits) {
    var texts = new EnumMap<CompensationKind, String>(CompensationKind.class);
    for (var kind : CompensationKind.values()) {
      texts.put(kind, "好");
    }
    return new CompensationRules(limits, money("0.01"), texts);
  }

  @ParameterizedTest
  @CsvSource({
    "20, 10, 180, ''",
    "20.01, 0, 0, EACH",
    "20, 10.01, 0, PER_ORDER",
    "20, 0, 180.01, PER_DAY",
    "30.01, 0, 180, EACH PER_ORDER PER_DAY"
  })
  void aLimitIsReachedBeforeItIsPassed(String worth, String order, String day, String beyond) {
    assertThat(TWENTY.beyond(money(worth), money(order), money(day)))
        .extracting(Enum::name)
        .containsExactly(beyond.isEmpty() ? new String[0] : beyond.split(" "));
  }

  @Test
  void whoHasNoLimitPassesNone() {
    var none = new CompensationRules.Limit(null, null, null);

    assertThat(none.beyond(money("900000"), money("900000"), money("900000"))).isEmpty();
  }

  @Test
  void aRoleHasItsOwnLimitElseItsTemplatesElseNothing() {
    var own = new CompensationRules.Limit(money("1"), money("1"), money("1"));
    var rules = rules(Map.of("AGENT", TWENTY, "r1", own));

    assertThat(rules.limit("r1", "AGENT")).isEqualTo(own);
    assertThat(rules.limit("r2", "AGENT")).isEqualTo(TWENTY);
    assertThat(rules.limit("r3", null)).isEqualTo(CompensationRules.Limit.NOTHING);
    assertThat(rules.limit("r4", "OWNER")).isEqualTo(CompensationRules.Limit.NOTHING);
  }

  @Test
  void aPartOfTheSmallestCoinCountsAsOne() {
    assertThat(rules(Map.of()).worthOf(500)).isEqualByComparingTo("5.00");
    assertThat(new CompensationRules(Map.of(), money("0.0001"), rules(Map.of()).texts()).worthOf(1))
        .isEqualByComparingTo("0.01");
  }

  @Test
  void everyKindHasItsWords() {
    assertThatThrownBy(() -> new CompensationRules(Map.of(), money("1"), Map.of()))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.code()).isEqualTo("aftersale.compensation-text-malformed"));
  }
}

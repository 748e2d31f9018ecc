package io.heqi.knowledge.variable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {

  private static final List<String> KNOWN = List.of("shop.name", "customer.name", "greeting");

  private static Filled fill(String text, Map<String, String> values) {
    return Placeholders.fill(text, code -> Optional.ofNullable(values.get(code)));
  }

  @Test
  void fillsWhatIsKnownAndKeepsTheRest() {
    var filled = fill("{greeting}，{customer.name}！", Map.of("greeting", "上午好"));

    assertThat(filled.text()).isEqualTo("上午好，{customer.name}！");
    assertThat(filled.gaps()).containsExactly(new Filled.Gap("customer.name", 4, 19));
    assertThat(filled.text().substring(4, 19)).isEqualTo("{customer.name}");
  }

  @Test
  void aGapStandsWhereItIsBehindLongerValues() {
    var filled = fill("😀{shop.name}{ customer.name }", Map.of("shop.name", "和气😀"));

    var gap = filled.gaps().getFirst();
    assertThat(filled.text().substring(gap.start(), gap.end())).isEqualTo("{ customer.name }");
  }

  @Test
  void aValueIsTextAndNeverLookedAtAgain() {
    var values = Map.of("customer.name", "{shop.name} $1 \\", "shop.name", "和气");

    assertThat(fill("您好 {customer.name}", values).text()).isEqualTo("您好 {shop.name} $1 \\");
  }

  @Test
  void theInnerOfNestedBracesIsThePlaceholder() {
    assertThat(fill("{{shop.name}} {a{shop.name}", Map.of("shop.name", "和气")).text())
        .isEqualTo("{和气} {a和气");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{ }", "{姓名}", "{1}", "{a b}", "a{", "}a", "{\"a\": 1}", "{.}"})
  void aBraceThatIsNoPlaceholderStaysText(String text) {
    assertThat(fill(text, Map.of())).isEqualTo(new Filled(text, List.of()));
    assertThatCode(() -> Placeholders.requireKnown(text, KNOWN)).doesNotThrowAnyException();
  }

  @Test
  void findsThoseThatAreKnownAsTheyAreWritten() {
    assertThat(Placeholders.of("{ greeting }，{greeting}{订单号}{name}{greeting}", KNOWN))
        .containsExactly("{ greeting }", "{greeting}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{name}", "{customer.nam}", "{Customer.Name}", "{ shop }"})
  void refusesAnUnknownOneAndNamesTheKnownOnes(String placeholder) {
    assertThatThrownBy(() -> Placeholders.requireKnown("您好 " + placeholder, KNOWN))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo("knowledge.variable-unknown");
              assertThat(refusal.arguments())
                  .containsExactly(placeholder, "{customer.name} {greeting} {shop.name}");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{a", "{a.", "{shop.name}", "{ ", "}{"})
  void tenThousandCharactersAreNoTrouble(String piece) {
    var text = piece.repeat(10_000 / piece.length());

    var filled = fill(text, Map.of("shop.name", "和气"));
    assertThat(filled.text()).isEqualTo(text.replace("{shop.name}", "和气"));
  }
}

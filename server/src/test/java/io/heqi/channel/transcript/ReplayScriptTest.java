package io.heqi.channel.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.conversation.SenderKind;
import io.heqi.shared.Ids;
import io.heqi.shared.ShopId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplayScriptTest {

  private static final Instant NINE = Instant.parse("2026-10-01T01:00:00Z");

  private final ShopId shop = new ShopId(Ids.next());

  private static TalkReader.Line said(
      String talk, SenderKind by, @Nullable Instant at, String text) {
    return new TalkReader.Line(talk, talk, talk, by, "", text, at, talk + text);
  }

  private static TalkReader.Line asked(String talk, @Nullable Instant at, String text) {
    return said(talk, SenderKind.CUSTOMER, at, text);
  }

  private List<String> played(List<TalkReader.Line> lines, int atOnce) {
    return ReplayScript.of(shop, lines, atOnce).steps().stream()
        .map(step -> step.after().toSeconds() + " " + step.talk() + step.text())
        .toList();
  }

  @Test
  void keepsTheCustomersPausesWithinReason() {
    var lines =
        List.of(
            asked("a", NINE, "1"),
            said("a", SenderKind.AGENT, NINE.plusSeconds(10), "x"),
            asked("a", NINE.plusSeconds(30), "2"),
            asked("a", NINE.plusSeconds(30), "3"),
            asked("a", NINE.plusSeconds(9_000), "4"));
    assertThat(played(lines, 1)).containsExactly("0 a1", "30 a2", "32 a3", "152 a4");
  }

  @Test
  void aTalkWaitsForAFreePlace() {
    var lines = List.of(asked("a", null, "1"), asked("a", null, "2"), asked("b", null, "1"));
    assertThat(played(lines, 1)).containsExactly("0 a1", "20 a2", "40 b1");
    assertThat(played(lines, 2)).containsExactly("0 a1", "10 b1", "20 a2");
  }

  @Test
  void tellsHowMuchIsDue() {
    var script = ReplayScript.of(shop, List.of(asked("a", null, "1"), asked("a", null, "2")), 1);
    assertThat(script.due(Duration.ofSeconds(-1))).isZero();
    assertThat(script.due(Duration.ZERO)).isEqualTo(1);
    assertThat(script.due(Duration.ofSeconds(20))).isEqualTo(2);
  }

  @Property
  void nothingIsLostAndEachTalkKeepsItsOrder(
      @ForAll @Size(max = 60) List<@IntRange(max = 5) Integer> talks,
      @ForAll @IntRange(min = 1, max = 7) int atOnce) {
    var lines = new ArrayList<TalkReader.Line>();
    for (var i = 0; i < talks.size(); i++) {
      lines.add(asked("t" + talks.get(i), null, String.valueOf(i)));
    }
    var steps = ReplayScript.of(shop, lines, atOnce).steps();
    assertThat(steps).hasSize(talks.size());
    for (var talk : talks) {
      assertThat(
              steps.stream()
                  .filter(s -> s.talk().equals("t" + talk))
                  .map(s -> Integer.valueOf(s.text())))
          .isSorted();
    }
  }
}

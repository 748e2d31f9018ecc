package io.heqi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ChartTest {

  private static ChartNode box(String id) {
    return new ChartNode(id, ChartNode.Shape.STEP, "看吊牌", 0, 0);
  }

  private static ChartEdge line(String from, String to) {
    return new ChartEdge(from, to, "");
  }

  private static List<ChartNode> boxes(int count) {
    return IntStream.range(0, count).mapToObj(number -> box("n" + number)).toList();
  }

  private static void refuses(ThrowingCallable what, String code) {
    assertThatThrownBy(what).hasMessageContaining(code);
  }

  @Test
  void leadsFromBoxToBoxAndBack() {
    var chart = new Chart(boxes(2), List.of(line("n0", "n1"), new ChartEdge("n1", "n0", " 否 ")));

    assertThat(chart.edges().getLast().label()).isEqualTo("否");
  }

  @Test
  void refusesMoreThanAnybodyReads() {
    var ways =
        IntStream.range(0, 121).mapToObj(n -> line("n" + n / 59, "n" + (59 - n % 59))).toList();

    assertThat(new Chart(boxes(60), List.of()).nodes()).hasSize(60);
    refuses(() -> new Chart(boxes(61), List.of()), "knowledge.chart-size");
    refuses(() -> new Chart(boxes(60), ways), "knowledge.chart-size");
    refuses(() -> new Chart(List.of(), List.of()), "knowledge.chart-size");
  }

  @Test
  void refusesTwoBoxesOfOneName() {
    refuses(() -> new Chart(List.of(box("a"), box("a")), List.of()), "knowledge.chart-node-twice");
  }

  @Test
  void refusesLinesToNowhereToTheirOwnBeginningAndTwice() {
    refuses(() -> new Chart(boxes(1), List.of(line("n0", "n1"))), "knowledge.chart-edge-astray");
    refuses(() -> new Chart(boxes(1), List.of(line("n0", "n0"))), "knowledge.chart-edge-twice");
    refuses(
        () -> new Chart(boxes(2), List.of(line("n0", "n1"), line("n0", "n1"))),
        "knowledge.chart-edge-twice");
  }

  @Test
  void refusesTextsThatAreEmptyOrTooLong() {
    refuses(
        () -> new ChartNode("a", ChartNode.Shape.STEP, "  ", 0, 0),
        "knowledge.chart-text-malformed");
    refuses(
        () -> new ChartNode("a", ChartNode.Shape.STEP, "长".repeat(201), 0, 0),
        "knowledge.chart-text-malformed");
    refuses(() -> new ChartEdge("a", "b", "长".repeat(31)), "knowledge.chart-label-malformed");
  }

  @Test
  void refusesBoxesWithoutANameOrFarOutside() {
    refuses(
        () -> new ChartNode("", ChartNode.Shape.END, "完", 0, 0), "knowledge.chart-node-malformed");
    refuses(
        () -> new ChartNode("a".repeat(41), ChartNode.Shape.END, "完", 0, 0),
        "knowledge.chart-node-malformed");
    refuses(
        () -> new ChartNode("a", ChartNode.Shape.END, "完", Double.NaN, 0),
        "knowledge.chart-node-malformed");
  }
}

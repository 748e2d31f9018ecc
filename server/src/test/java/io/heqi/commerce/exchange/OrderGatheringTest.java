package io.heqi.commerce.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.commerce.OrderLine;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.SaveOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderGatheringTest {

  private static final Instant EXPORTED = Instant.parse("2026-11-20T08:00:00Z");
  private static final List<Field> COLUMNS =
      List.of(
          Field.NUMBER,
          Field.STATE,
          Field.PLACED_AT,
          Field.TITLE,
          Field.QUANTITY,
          Field.PRICE,
          Field.TOTAL,
          Field.CARRIER,
          Field.PARCEL_NUMBER);
  private static final Map<String, String> WORDS =
      Map.of("待付款", "UNPAID", "待发货", "TO_SHIP", "已发货", "SHIPPED", "已关闭", "CLOSED");

  private static OrderMapping mapping(boolean addsRows) {
    var columns = new java.util.EnumMap<Field, Integer>(Field.class);
    IntStream.range(0, COLUMNS.size()).forEach(at -> columns.put(COLUMNS.get(at), at));
    return new OrderMapping(columns, WORDS, DateForm.YEAR_FIRST, "Asia/Shanghai", addsRows);
  }

  private static Step gathered(OrderMapping mapping, int passedOver, String... lines) {
    var survey = new Survey();
    var rows =
        IntStream.range(0, lines.length)
            .mapToObj(
                at ->
                    new FileRow(at + 2, Arrays.asList(lines[at].split(",", -1)), mapping.columns()))
            .toList();
    rows.forEach(row -> survey.take(row.line(), row.cell(Field.NUMBER)));
    var assembly = new OrderAssembly(mapping, new RowReader(new CellReader(mapping)), EXPORTED);
    var gathering = new OrderGathering(passedOver, survey, assembly);
    rows.forEach(
        row -> {
          gathering.read();
          gathering.take(row);
        });
    gathering.end();
    return gathering.step();
  }

  private static Step gathered(String... lines) {
    return gathered(mapping(false), 0, lines);
  }

  private static List<String> numbers(Step step) {
    return step.orders().stream().map(SaveOrder::number).toList();
  }

  @Test
  void oneRowForEachLineMakesOneOrder() {
    var step =
        gathered(
            "A1,待发货,2026-11-20 15:00:00,羊毛衫,1,159.00,209.00,,",
            "A1,待发货,2026-11-20 15:00:00,袜子,2,25.00,209.00,,",
            "A2,已关闭,2026-11-20 16:00:00,围巾,1,99.00,99.00,,");

    assertThat(numbers(step)).containsExactly("A1", "A2");
    var order = step.orders().getFirst();
    assertThat(order.lines()).extracting(OrderLine::title).containsExactly("羊毛衫", "袜子");
    assertThat(order.lines().getLast().amount()).isEqualByComparingTo("50.00");
    assertThat(order.amounts().goods()).isEqualByComparingTo("209.00");
    assertThat(order.amounts().paid()).isEqualByComparingTo("209.00");
    assertThat(order.toldAt()).isEqualTo(EXPORTED);
    assertThat(order.parcels()).isNull();
    assertThat(step.orders().getLast().amounts().paid()).isEqualByComparingTo(BigDecimal.ZERO);
  }

  @Test
  void linesOfAnOrderThatLieApartComeTogether() {
    var step =
        gathered(
            "A1,待发货,2026-11-20,羊毛衫,1,159,209,,",
            "A2,待发货,2026-11-20,围巾,1,99,99,,",
            "A1,待发货,2026-11-20,袜子,2,25,209,,",
            "A3,待发货,2026-11-20,帽子,1,59,59,,",
            "A1,待发货,2026-11-20,手套,1,0,209,,");

    assertThat(numbers(step)).containsExactly("A2", "A3", "A1");
    assertThat(step.orders().getLast().lines()).hasSize(3);
    assertThat(step.to()).isEqualTo(3);
  }

  @Test
  void anOrderWithABadRowIsLeftOutAsAWhole() {
    var step =
        gathered(
            "A1,待发货,2026-11-20,羊毛衫,1,贵,209,,",
            "A1,待发货,2026-11-20,袜子,2,25,209,,",
            "A2,待发货,2026-11-20,围巾,1,99,99,,",
            ",待发货,2026-11-20,没有号,1,1,1,,");

    assertThat(numbers(step)).containsExactly("A2");
    assertThat(step.flaws()).extracting(Flaw::line).containsExactly(2, 3, 5);
    assertThat(step.flaws())
        .extracting(flaw -> flaw.reason().code())
        .containsExactly(
            "commerce.import-amount-malformed",
            "commerce.import-sibling-bad",
            "commerce.import-cell-missing");
    assertThat(step.flaws().getFirst().field()).isEqualTo(Field.PRICE);
    assertThat(step.flaws().getFirst().value()).isEqualTo("贵");
  }

  @Test
  void whatWasDealtWithBeforeIsPassedOver() {
    var step =
        gathered(
            mapping(false),
            2,
            "A1,坏的,2026-11-20,羊毛衫,1,159,159,,",
            "A2,待发货,2026-11-20,围巾,1,99,99,,",
            "A3,待发货,2026-11-20,帽子,1,59,59,,");

    assertThat(numbers(step)).containsExactly("A3");
    assertThat(step.flaws()).isEmpty();
    assertThat(step.from()).isEqualTo(2);
    assertThat(step.to()).isEqualTo(3);
  }

  @Test
  void amountsOfAnOrderAreRepeatedOrAddedUpAndNeverGuessed() {
    String[] rows = {
      "A1,待发货,2026-11-20,羊毛衫,1,159,159,,", "A1,待发货,2026-11-20,袜子,2,25,50,,",
    };

    assertThat(gathered(rows).flaws().getFirst().reason().code())
        .isIn("commerce.import-amounts-differ", "commerce.import-sibling-bad");
    assertThat(gathered(mapping(true), 0, rows).orders().getFirst().amounts().total())
        .isEqualByComparingTo("209");
  }

  @Test
  void linesThatAreNotEquallyFarMakeAStateOfTheWhole() {
    assertThat(StatePolicy.ofOrder(List.of(OrderState.TO_SHIP, OrderState.SHIPPED)))
        .isEqualTo(OrderState.PARTLY_SHIPPED);
    assertThat(StatePolicy.ofOrder(List.of(OrderState.CLOSED, OrderState.SHIPPED)))
        .isEqualTo(OrderState.SHIPPED);
    assertThat(StatePolicy.ofOrder(List.of(OrderState.CLOSED, OrderState.CLOSED)))
        .isEqualTo(OrderState.CLOSED);
    assertThat(StatePolicy.ofOrder(List.of(OrderState.COMPLETED, OrderState.RECEIVED)))
        .isEqualTo(OrderState.RECEIVED);
  }

  @Test
  void parcelsOfTheRowsAreTheOrders() {
    var step =
        gathered(
            "A1,已发货,2026-11-20,羊毛衫,1,159,209,顺丰速运,SF1",
            "A1,已发货,2026-11-20,袜子,2,25,209,顺丰速运,\"SF1 SF2\"".replace("\"", ""),
            "A2,已发货,2026-11-20,围巾,1,99,99,,SF9");

    assertThat(Objects.requireNonNull(step.orders().getFirst().parcels()))
        .extracting(SaveOrder.SentParcel::number)
        .containsExactly("SF1", "SF2");
    assertThat(step.flaws()).singleElement().extracting(Flaw::field).isEqualTo(Field.CARRIER);
  }

  @Test
  void aFileWithAllOrdersTornApartIsRefusedBeforeItFillsTheMemory() {
    var half = IntStream.range(0, 20_001).mapToObj(i -> "A" + i + ",待发货,2026-11-20,衫,1,1,1,,");
    var lines = half.toList();
    var all = new java.util.ArrayList<>(lines);
    all.addAll(lines);

    assertThatThrownBy(() -> gathered(all.toArray(String[]::new)))
        .hasMessageContaining("commerce.import-scattered");
  }
}

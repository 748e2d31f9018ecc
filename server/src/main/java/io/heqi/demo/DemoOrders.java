package io.heqi.demo;

import io.heqi.commerce.Amounts;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.OrderLine;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.OrderTimes;
import io.heqi.commerce.ParcelState;
import io.heqi.commerce.Receiver;
import io.heqi.commerce.SaveOrder;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the demo's customers bought. The file has a block for each order: how many hours ago it was
/// placed, its number, the buyer's id and name, and its state; then goods behind `+` (title,
/// variant, pieces, price and, where there is one, the merchant's code), the receiver behind `>`
/// (name, phone, region, address), the customer's note behind `"`, a parcel behind `=` (carrier and
/// number) and what happened to it behind `-` (how many hours ago, its state, the carrier's words).
@Component
class DemoOrders {

  private static final Map<String, String> NUMBERS = DemoProducts.numbers();
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

  private final OrderIntake intake;
  private final Clock clock;

  DemoOrders(OrderIntake intake, Clock clock) {
    this.intake = intake;
    this.clock = clock;
  }

  List<OrderIntake.Taken> place(Actor owner, ShopId shop) {
    return place(owner, shop, Blocks.of("demo/orders.txt"));
  }

  List<OrderIntake.Taken> place(Actor owner, ShopId shop, List<List<String>> blocks) {
    var orders = new ArrayList<SaveOrder>();
    var events = new ArrayList<OrderIntake.TellEvent>();
    for (var block : blocks) {
      orders.add(order(block));
      events.addAll(events(block));
    }
    var taken = intake.take(owner, shop, orders);
    intake.takeEvents(owner, events);
    return taken;
  }

  private static String[] cells(String line) {
    return line.substring(1).strip().split("\\s*\\|\\s*", -1);
  }

  private static List<String> marked(List<String> block, char mark) {
    return block.stream().filter(line -> line.charAt(0) == mark).toList();
  }

  private Instant ago(String hours) {
    return clock.instant().minus(Duration.ofMinutes(Math.round(Double.parseDouble(hours) * 60)));
  }

  private SaveOrder order(List<String> block) {
    var head = block.getFirst().split("\\s*\\|\\s*", -1);
    var placed = ago(head[0]);
    var state = OrderState.valueOf(head[4]);
    var lines = marked(block, '+').stream().map(line -> line(cells(line))).toList();
    var goods = lines.stream().map(OrderLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    var isPaid = state != OrderState.UNPAID && state != OrderState.CLOSED;
    return new SaveOrder(
        DAY.format(placed.atZone(ZoneOffset.UTC)) + head[1],
        clock.instant(),
        state,
        head[2],
        head[3],
        new Amounts(
            "CNY",
            goods,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            goods,
            isPaid ? goods : BigDecimal.ZERO),
        times(block, placed, state, isPaid),
        receiver(block),
        String.join("\n", marked(block, '"').stream().map(line -> line.substring(1)).toList()),
        "",
        lines,
        parcels(block));
  }

  private static OrderLine line(String[] cells) {
    var pieces = Integer.parseInt(cells[2]);
    var price = new BigDecimal(cells[3]);
    var code = cells.length > 4 ? cells[4] : "";
    return new OrderLine(
        NUMBERS.getOrDefault(cells[0], ""),
        code,
        cells[0],
        cells[1],
        pieces,
        price,
        price.multiply(BigDecimal.valueOf(pieces)));
  }

  private static @Nullable Receiver receiver(List<String> block) {
    return marked(block, '>').stream()
        .map(DemoOrders::cells)
        .map(cells -> new Receiver(cells[0], cells[1], cells[2], cells[3]))
        .findFirst()
        .orElse(null);
  }

  private OrderTimes times(List<String> block, Instant placed, OrderState state, boolean isPaid) {
    var seen = events(block).stream().map(OrderIntake.TellEvent::at).sorted().toList();
    var isDone = state == OrderState.RECEIVED || state == OrderState.COMPLETED;
    return new OrderTimes(
        placed,
        isPaid ? placed.plus(Duration.ofMinutes(2)) : null,
        seen.isEmpty() ? null : seen.getFirst(),
        isDone && !seen.isEmpty() ? seen.getLast() : null,
        state == OrderState.CLOSED ? placed.plus(Duration.ofMinutes(30)) : null);
  }

  private static List<SaveOrder.SentParcel> parcels(List<String> block) {
    return marked(block, '=').stream()
        .map(DemoOrders::cells)
        .map(cells -> new SaveOrder.SentParcel(cells[0], cells[1], null))
        .toList();
  }

  private List<OrderIntake.TellEvent> events(List<String> block) {
    var parcel = parcels(block).stream().findFirst();
    return marked(block, '-').stream()
        .map(DemoOrders::cells)
        .flatMap(cells -> parcel.stream().map(sent -> event(sent, cells)))
        .toList();
  }

  private OrderIntake.TellEvent event(SaveOrder.SentParcel parcel, String[] cells) {
    return new OrderIntake.TellEvent(
        parcel.carrier(),
        parcel.number(),
        ago(cells[0]),
        ParcelState.valueOf(cells[1]),
        String.join("|", Arrays.asList(cells).subList(2, cells.length)));
  }
}

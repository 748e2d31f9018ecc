package io.heqi.bot.flow;

import io.heqi.bot.action.FlowAction;
import io.heqi.merchant.Shops;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Looks up whether people are there now, and when they are back.
@Component
class ShopHoursAction implements FlowAction {

  private static final String NEXT = "next-opening";
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MM-dd HH:mm");

  private final Shops shops;
  private final Clock clock;

  ShopHoursAction(Shops shops, Clock clock) {
    this.shops = shops;
    this.clock = clock;
  }

  @Override
  public Shape shape() {
    return new Shape(
        "shop-hours", Kind.LOOK_UP, List.of(), List.of(NEXT), List.of("open", "closed"), false);
  }

  @Override
  public Result run(Call call) {
    var hours = shops.hours(call.conversation().merchant(), call.conversation().shop());
    var now = clock.instant();
    return hours.openAt(now)
        ? Result.of("open")
        : new Result(
            "closed",
            hours
                .nextOpening(now)
                .map(at -> Map.of(NEXT, at.atZone(hours.zone()).format(MOMENT)))
                .orElse(Map.of()));
  }
}

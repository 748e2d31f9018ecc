package io.heqi.bot.order;

import io.heqi.bot.action.FlowAction;
import io.heqi.commerce.Orders;
import io.heqi.commerce.Receiver;
import io.heqi.commerce.release.ReleaseReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Looks up whether one of the customer's own orders may still go elsewhere. Where it goes now is
/// told masked.
@Component
class AddressStandingAction implements FlowAction {

  private static final String ADDRESS = "address";

  private final Orders orders;
  private final ReleaseReader releases;

  AddressStandingAction(Orders orders, ReleaseReader releases) {
    this.orders = orders;
    this.releases = releases;
  }

  @Override
  public Shape shape() {
    return new Shape(
        "address-standing",
        Kind.LOOK_UP,
        List.of(OrderFacts.NUMBER),
        List.of(ADDRESS),
        List.of("changeable", "tries", "too-late", ClaimTalk.NO_SUCH_ORDER),
        false);
  }

  @Override
  public Result run(Call call) {
    var talk = call.conversation();
    return orders
        .own(talk.merchant(), talk.customer(), call.input(OrderFacts.NUMBER))
        .map(
            order -> {
              var standing = releases.of(talk.merchant(), List.of(order)).getFirst();
              var outcome =
                  switch (standing.changeable()) {
                    case YES -> "changeable";
                    case TRY -> "tries";
                    case NO -> "too-late";
                  };
              return new Result(outcome, Map.of(ADDRESS, shown(order.receiver())));
            })
        .orElse(Result.of(ClaimTalk.NO_SUCH_ORDER));
  }

  private static String shown(@Nullable Receiver receiver) {
    return Optional.ofNullable(receiver)
        .map(to -> to.name() + " " + to.phone() + " " + to.region())
        .orElse("");
  }
}

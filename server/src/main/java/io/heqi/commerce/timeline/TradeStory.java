package io.heqi.commerce.timeline;

import io.heqi.commerce.OrderView;
import io.heqi.foundation.security.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the order itself and its parcels tell.
@Component
class TradeStory implements OrderStory {

  @Override
  public List<Moment> of(Actor by, OrderView order) {
    var moments = new ArrayList<Moment>();
    var times = order.times();
    add(moments, times.placed(), "PLACED");
    add(moments, times.paid(), "PAID");
    add(moments, times.shipped(), "SHIPPED");
    add(moments, times.received(), "RECEIVED");
    add(moments, times.closed(), "CLOSED");
    for (var parcel : order.parcels()) {
      for (var event : parcel.events()) {
        moments.add(
            new Moment(
                event.at(),
                Moment.Source.PARCEL,
                "EVENT",
                event.text(),
                Map.of("carrier", parcel.carrier(), "number", parcel.number()),
                null,
                null));
      }
    }
    return moments;
  }

  private static void add(List<Moment> moments, @Nullable Instant at, String what) {
    if (at != null) {
      moments.add(Moment.of(at, Moment.Source.ORDER, what, ""));
    }
  }
}

package io.heqi.commerce.timeline;

import io.heqi.commerce.CommercePermissions;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.Orders;
import io.heqi.foundation.security.Actor;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tells an order's course from all who know a part of it.
@Service
public class OrderTimeline {

  private static final int MOST = 500;

  private final Orders orders;
  private final List<OrderStory> stories;

  OrderTimeline(Orders orders, List<OrderStory> stories) {
    this.orders = orders;
    this.stories = stories;
  }

  /// The newest first, at most 500.
  @Transactional(readOnly = true)
  public List<Moment> of(Actor by, OrderId id) {
    by.require(CommercePermissions.READ);
    var order = orders.get(by, id);
    return stories.stream()
        .flatMap(story -> story.of(by, order).stream())
        .sorted(Comparator.comparing(Moment::at).reversed().thenComparing(Moment::source))
        .limit(MOST)
        .toList();
  }
}

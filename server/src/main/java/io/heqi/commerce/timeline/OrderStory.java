package io.heqi.commerce.timeline;

import io.heqi.commerce.OrderView;
import io.heqi.foundation.security.Actor;
import java.util.List;

/// What one part of the house knows of an order's course. Each bean of this type adds its part to
/// the order's time line.
public interface OrderStory {

  /// In no order; nothing of what the asker may not see.
  List<Moment> of(Actor by, OrderView order);
}

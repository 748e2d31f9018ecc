package io.heqi.commerce.timeline;

import io.heqi.commerce.OrderView;
import io.heqi.commerce.release.ReleaseReader;
import io.heqi.commerce.release.ReleaseState;
import io.heqi.commerce.release.ReleaseView;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How the order was released to whoever ships it, and other addresses that were asked for.
@Component
class ReleaseStory implements OrderStory {

  private final ReleaseReader releases;

  ReleaseStory(ReleaseReader releases) {
    this.releases = releases;
  }

  @Override
  public List<Moment> of(Actor by, OrderView order) {
    var view = releases.ofOrder(by, order.id());
    var moments = new ArrayList<Moment>();
    var release = view.release();
    if (release != null) {
      tell(moments, release);
    }
    for (var change : view.changes()) {
      add(moments, change.askedAt(), "CHANGE_ASKED", "", change.by());
      if (change.endedAt() != null) {
        add(moments, change.endedAt(), "CHANGE_" + change.state(), change.note(), null);
      }
    }
    return moments;
  }

  private static void tell(List<Moment> moments, ReleaseView.Release release) {
    if (release.releasedAt() != null) {
      add(moments, release.releasedAt(), "RELEASED", "", release.by());
    }
    if (release.state() != ReleaseState.RELEASED) {
      add(moments, release.enteredAt(), release.state().name(), release.note(), null);
    }
  }

  private static void add(
      List<Moment> moments, Instant at, String what, String text, @Nullable AccountId by) {
    moments.add(new Moment(at, Moment.Source.RELEASE, what, text, Map.of(), by, null));
  }
}

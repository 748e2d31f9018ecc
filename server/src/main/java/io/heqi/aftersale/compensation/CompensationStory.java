package io.heqi.aftersale.compensation;

import io.heqi.aftersale.AfterSalePermissions;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.timeline.Moment;
import io.heqi.commerce.timeline.OrderStory;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What was asked for, decided and given beside an order's cases.
@Component
class CompensationStory implements OrderStory {

  private static final int SHOWN = 50;

  private final CompensationRepository compensations;

  CompensationStory(CompensationRepository compensations) {
    this.compensations = compensations;
  }

  @Override
  public List<Moment> of(Actor by, OrderView order) {
    if (!by.may(AfterSalePermissions.READ)) {
      return List.of();
    }
    var moments = new ArrayList<Moment>();
    for (var one : compensations.ofOrder(by.merchant(), order.id(), SHOWN)) {
      add(moments, one, one.askedAt(), "ASKED", one.note(), one.askedBy());
      if (one.decidedAt() != null) {
        var what = one.state() == CompensationState.DECLINED ? "DECLINED" : "GRANTED";
        add(moments, one, one.decidedAt(), what, one.decisionNote(), one.decidedBy());
      }
      var atOnce = one.state() == CompensationState.DONE && !one.kind().isOwed();
      if (one.endedAt() != null && !atOnce) {
        add(moments, one, one.endedAt(), one.state().name(), one.reference(), null);
      }
    }
    return moments;
  }

  private static void add(
      List<Moment> moments,
      CompensationView one,
      Instant at,
      String what,
      String text,
      @Nullable AccountId by) {
    moments.add(
        new Moment(
            at,
            Moment.Source.COMPENSATION,
            what,
            text,
            Map.of(
                "kind",
                one.kind().name(),
                "worth",
                one.worth().toPlainString(),
                "currency",
                one.currency()),
            by,
            one.id().value()));
  }
}

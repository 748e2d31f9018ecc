package io.heqi.commerce.dropship;

import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Moves supplier orders, each move as one transaction: the state, who did it and why, the parcels
/// in the customer's order, and what is heard of it stand together or not at all.
@Component
class SupplierOrderBook {

  private final SupplierOrderRepository orders;
  private final SupplierParcels parcels;
  private final SupplyNews news;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  SupplierOrderBook(
      SupplierOrderRepository orders,
      SupplierParcels parcels,
      SupplyNews news,
      ApplicationEventPublisher events,
      Clock clock) {
    this.orders = orders;
    this.parcels = parcels;
    this.news = news;
    this.events = events;
    this.clock = clock;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void open(SupplierOrder one, SupplierMover by, String note) {
    one.version = 1;
    orders.insert(one);
    orders.log(one, by, SupplierMove.CREATE, one.state, note, clock.instant());
    tell(one);
  }

  /// Refuses whoever saw an older version, and what the table does not allow.
  @Transactional(propagation = Propagation.MANDATORY)
  public SupplierOrder move(
      MerchantId merchant, SupplierOrderId id, SupplierMover by, SupplierStep step) {
    var one = orders.lock(merchant, id).orElseThrow(SupplierOrderBook::unknown);
    if (one.version != step.version()) {
      throw Refusal.conflict("commerce.supplier-order-moved-meanwhile");
    }
    carry(one, by, step);
    return one;
  }

  /// What Heqi itself does with an order whose row is locked.
  void system(SupplierOrder one, SupplierMove move, String note) {
    carry(one, SupplierMover.SYSTEM, new SupplierStep(move, one.version, note, List.of()));
  }

  private void carry(SupplierOrder one, SupplierMover by, SupplierStep step) {
    var from = one.state;
    var row =
        SupplierMachine.find(from, step.move(), by.party())
            .orElseThrow(
                () -> Refusal.conflict("commerce.supplier-move-impossible", step.move(), from));
    var now = clock.instant();
    var to = row.to();
    one.state =
        to == null ? Objects.requireNonNull(one.cameFrom, "what is held came from somewhere") : to;
    one.cameFrom = step.move() == SupplierMove.HOLD ? from : null;
    one.version++;
    if (step.move().needsParcels() && one.shippedAt == null) {
      one.shippedAt = now;
    }
    if (one.state == SupplierOrderState.DELIVERED) {
      one.deliveredAt = now;
    }
    if (one.state.isOver()) {
      one.endedAt = now;
    }
    orders.update(one);
    orders.log(one, by, step.move(), from, step.note(), now);
    if (one.state.isGivenUp()) {
      orders.release(one);
    }
    if (step.move().needsParcels()) {
      parcels.replace(one, step.parcels(), now);
    }
    if (step.move().needsParcels() || one.state.isGivenUp()) {
      news.tell(one.merchant(), List.of(one.origin.order()));
      tell(one);
    }
  }

  private void tell(SupplierOrder one) {
    events.publishEvent(new SupplyChanged(one.merchant(), one.origin.order()));
  }

  static Refusal unknown() {
    return Refusal.notFound("commerce.supplier-order-unknown");
  }
}

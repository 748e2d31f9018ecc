package io.heqi.commerce;

import io.heqi.shared.MerchantId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes into an order what somebody other than its platform sent of it, so that the desk and the
/// customer see it at once. What the platform tells later of the order's state counts again.
@Component
public class ParcelWriteBack {

  private final JdbcClient jdbc;
  private final IntakeRepository intake;
  private final ApplicationEventPublisher events;

  ParcelWriteBack(JdbcClient jdbc, IntakeRepository intake, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.intake = intake;
    this.events = events;
  }

  /// @param parcels with the time at which each was sent
  /// @param whole whether nothing of the order is left to be sent
  @Transactional(propagation = Propagation.MANDATORY)
  public void write(
      MerchantId merchant, OrderId order, List<SaveOrder.SentParcel> parcels, boolean whole) {
    for (var parcel : parcels) {
      jdbc.sql(
              """
              insert into commerce.parcels (merchant_id, order_id, carrier, number, shipped_at, state)
              values (?, ?, ?, ?, ?, 'WAITING') on conflict do nothing
              """)
          .params(
              merchant.value(),
              order.value(),
              parcel.carrier(),
              parcel.number(),
              Timestamp.from(sentAt(parcel)))
          .update();
    }
    intake.follow(merchant, parcels);
    var first = parcels.stream().map(ParcelWriteBack::sentAt).min(Instant::compareTo).orElseThrow();
    jdbc.sql(
            """
            update commerce.orders set state = ?, shipped_at = coalesce(shipped_at, ?)
            where merchant_id = ? and id = ? and state in ('TO_SHIP', 'PARTLY_SHIPPED')
            """)
        .params(
            (whole ? OrderState.SHIPPED : OrderState.PARTLY_SHIPPED).name(),
            Timestamp.from(first),
            merchant.value(),
            order.value())
        .update();
    events.publishEvent(new OrdersMoved(merchant, List.of(order), List.of()));
  }

  private static Instant sentAt(SaveOrder.SentParcel parcel) {
    return Objects.requireNonNull(parcel.shippedAt(), "a parcel that is written back was sent");
  }

  /// Takes a parcel out that was named by mistake.
  @Transactional(propagation = Propagation.MANDATORY)
  public void forget(MerchantId merchant, OrderId order, String carrier, String number) {
    jdbc.sql(
            """
            delete from commerce.parcels where merchant_id = ? and order_id = ? and carrier = ? and number = ?
            """)
        .params(merchant.value(), order.value(), carrier, number)
        .update();
  }
}

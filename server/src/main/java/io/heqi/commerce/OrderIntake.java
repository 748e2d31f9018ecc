package io.heqi.commerce;

import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Shops;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes in what platforms, carriers and other systems tell of orders and parcels. Telling the same
/// thing again changes nothing.
@Service
public class OrderIntake {

  public static final int MOST_ORDERS = 500;
  public static final int MOST_EVENTS = 2_000;
  public static final int MOST_LINES = 200;
  public static final int MOST_PARCELS = 50;

  private final IntakeRepository intake;
  private final Shops shops;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;

  OrderIntake(
      IntakeRepository intake, Shops shops, AuditLog audit, ApplicationEventPublisher events) {
    this.intake = intake;
    this.shops = shops;
    this.audit = audit;
    this.events = events;
  }

  public enum Outcome {
    STORED,
    /// What stands is as new or newer.
    UNCHANGED
  }

  /// @param order our own id, by which the order can be asked for
  public record Taken(String number, OrderId order, Outcome outcome) {}

  /// Something that happened to a parcel.
  ///
  /// @param carrier as the order's platform calls it
  /// @param state where the parcel is from then on; null where that did not change
  public record TellEvent(
      String carrier, String number, Instant at, @Nullable ParcelState state, String text) {}

  /// Takes a batch of one shop's orders: all of them, or none where one is refused. Where a number
  /// comes twice, the newer one counts.
  ///
  /// @return one for each number, in their order
  @Transactional
  public List<Taken> take(Actor by, ShopId shop, List<SaveOrder> orders) {
    by.require(CommercePermissions.WRITE);
    var _ = shops.get(by.merchant(), shop);
    var newest = newest(orders);
    var stored = store(by.merchant(), shop, List.copyOf(newest.values()));
    var standing = intake.standing(by.merchant(), shop, List.copyOf(newest.keySet()));
    audit.record(by, "commerce.orders-taken", shop, Map.of("stored", stored.size()));
    return standing.entrySet().stream()
        .map(order -> taken(order, stored.containsKey(order.getKey())))
        .toList();
  }

  /// Takes what a file or a connected shop tells, as Heqi itself: whoever started the import or
  /// connected the shop had the right to. A transaction of the caller is joined.
  ///
  /// @return how many were new or newer
  @Transactional
  public int bring(MerchantId merchant, ShopId shop, List<SaveOrder> orders) {
    return orders.isEmpty()
        ? 0
        : store(merchant, shop, List.copyOf(newest(orders).values())).size();
  }

  private static Taken taken(Map.Entry<String, OrderId> order, boolean stored) {
    return new Taken(order.getKey(), order.getValue(), stored ? Outcome.STORED : Outcome.UNCHANGED);
  }

  private static SortedMap<String, SaveOrder> newest(List<SaveOrder> orders) {
    if (orders.size() > MOST_ORDERS) {
      throw Refusal.tooLarge("commerce.too-many-orders", MOST_ORDERS);
    }
    var newest = new TreeMap<String, SaveOrder>();
    for (var order : orders) {
      if (!hasLines(order)) {
        throw Refusal.invalid("commerce.lines-malformed", order.number(), MOST_LINES);
      }
      if (!hasFewParcels(order)) {
        throw Refusal.invalid("commerce.too-many-parcels", order.number(), MOST_PARCELS);
      }
      newest.merge(order.number(), order, (a, b) -> a.toldAt().isAfter(b.toldAt()) ? a : b);
    }
    return newest;
  }

  /// Whether an order is none of those for which a whole batch is refused.
  public static boolean isTakeable(SaveOrder order) {
    return hasLines(order) && hasFewParcels(order);
  }

  private static boolean hasLines(SaveOrder order) {
    return !order.lines().isEmpty() && order.lines().size() <= MOST_LINES;
  }

  private static boolean hasFewParcels(SaveOrder order) {
    var parcels = order.parcels();
    return parcels == null || parcels.size() <= MOST_PARCELS;
  }

  /// Rows are written in the order of their numbers, so that two batches never wait for each other
  /// in a ring.
  private Map<String, OrderId> store(MerchantId merchant, ShopId shop, List<SaveOrder> orders) {
    var stored = intake.upsert(merchant, shop, orders);
    var lines = new HashMap<OrderId, List<OrderLine>>();
    var parcels = new HashMap<OrderId, List<SaveOrder.SentParcel>>();
    for (var order : orders) {
      var id = stored.get(order.number());
      if (id != null) {
        lines.put(id, order.lines());
        if (order.parcels() != null) {
          parcels.put(id, sent(order, order.parcels()));
        }
      }
    }
    if (!lines.isEmpty()) {
      intake.replaceLines(merchant, lines);
    }
    if (!parcels.isEmpty()) {
      intake.replaceParcels(merchant, parcels);
      intake.follow(merchant, parcels.values().stream().flatMap(List::stream).distinct().toList());
    }
    if (!stored.isEmpty()) {
      events.publishEvent(new OrdersTaken(merchant, shop, told(orders, stored)));
    }
    return stored;
  }

  private static List<OrdersTaken.Taken> told(List<SaveOrder> orders, Map<String, OrderId> stored) {
    return orders.stream()
        .flatMap(
            order ->
                Stream.ofNullable(stored.get(order.number()))
                    .map(id -> new OrdersTaken.Taken(id, order.number(), order.state())))
        .toList();
  }

  /// Of which nobody says when it was sent, that was sent with its order.
  private static List<SaveOrder.SentParcel> sent(
      SaveOrder order, List<SaveOrder.SentParcel> parcels) {
    return parcels.stream()
        .map(
            parcel ->
                parcel.shippedAt() != null
                    ? parcel
                    : new SaveOrder.SentParcel(
                        parcel.carrier(), parcel.number(), order.times().shipped()))
        .toList();
  }

  /// Takes what happened to parcels, whether their orders are known already or not.
  ///
  /// @return how many were new
  @Transactional
  public int takeEvents(Actor by, List<TellEvent> told) {
    by.require(CommercePermissions.WRITE);
    var added = bringEvents(by.merchant(), told);
    audit.record(by, "commerce.tracking-taken", by.merchant(), Map.of("added", added));
    return added;
  }

  /// The same of a file, in the transaction in which the import notes how far it is.
  @Transactional(propagation = Propagation.MANDATORY)
  public int bringEvents(MerchantId merchant, List<TellEvent> told) {
    if (told.size() > MOST_EVENTS) {
      throw Refusal.tooLarge("commerce.too-many-events", MOST_EVENTS);
    }
    var scans = new ArrayList<IntakeRepository.Scan>();
    told.stream()
        .distinct()
        .sorted(
            Comparator.comparing(TellEvent::carrier)
                .thenComparing(TellEvent::number)
                .thenComparing(TellEvent::at))
        .map(e -> new IntakeRepository.Scan(e.carrier(), e.number(), e.at(), e.state(), e.text()))
        .forEach(scans::add);
    var added = intake.addEvents(merchant, scans);
    if (added > 0) {
      var seen =
          scans.stream()
              .map(scan -> new OrdersMoved.Parcel(scan.carrier(), scan.number()))
              .distinct()
              .toList();
      intake.follow(
          merchant,
          seen.stream()
              .map(one -> new SaveOrder.SentParcel(one.carrier(), one.number(), null))
              .toList());
      events.publishEvent(new OrdersMoved(merchant, List.of(), seen));
      tellOfDelivered(merchant, scans);
    }
    return added;
  }

  private void tellOfDelivered(MerchantId merchant, List<IntakeRepository.Scan> scans) {
    var delivered =
        scans.stream()
            .filter(scan -> scan.state() == ParcelState.DELIVERED)
            .map(scan -> new ParcelsDelivered.Delivered(scan.carrier(), scan.number(), scan.at()))
            .toList();
    if (!delivered.isEmpty()) {
      events.publishEvent(new ParcelsDelivered(merchant, delivered));
    }
  }
}

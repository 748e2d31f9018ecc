package io.heqi.aftersale;

import io.heqi.commerce.OrderLine;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.ParcelState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says what a customer may ask for, and what it costs them, by a policy. Pure: the same question
/// has the same answer.
final class Eligibility {

  private static final Set<Reason> NEVER_CAME =
      EnumSet.of(
          Reason.NO_EXPRESS_INFO, Reason.NOT_DELIVERED_TOO_LONG, Reason.REJECT_RECEIVE_PACKAGE);
  private static final Set<Reason> SENDS_ON =
      EnumSet.of(
          Reason.MISSING_PARTS,
          Reason.EMPTY_PACKAGE,
          Reason.SEND_WRONG_GOODS,
          Reason.DAMAGED_IN_TRANSIT,
          Reason.OTHERS);

  private final OrderView order;
  private final ReturnPolicy policy;
  private final ZoneId zone;
  private final Instant now;
  private final Map<Integer, Integer> asked;
  private final BigDecimal left;

  /// @param asked what is asked for already of this order or came back, in pieces by line
  /// @param left what of the money paid is neither given back nor asked for
  Eligibility(
      OrderView order,
      ReturnPolicy policy,
      ZoneId zone,
      Instant now,
      Map<Integer, Integer> asked,
      BigDecimal left) {
    this.order = order;
    this.policy = policy;
    this.zone = zone;
    this.now = now;
    this.asked = asked;
    this.left = left;
  }

  Verdict judge(Claim claim) {
    var impossible = new ArrayList<Verdict.Ground>();
    goods(claim).ifPresent(impossible::add);
    paid().ifPresent(impossible::add);
    var money = claim.type().paysBack() && impossible.isEmpty();
    var deducted = money ? deducted(claim) : BigDecimal.ZERO;
    var atMost = money ? atMost(claim).subtract(deducted).max(BigDecimal.ZERO) : BigDecimal.ZERO;
    if (money && atMost.signum() == 0) {
      impossible.add(Verdict.Ground.of("nothing-left"));
    }
    var until = untilOf(claim);
    var against = impossible.isEmpty() ? byPolicy(claim, until) : impossible;
    return new Verdict(
        claim.type(),
        against.isEmpty(),
        impossible.isEmpty(),
        against.isEmpty() ? toKnow(claim, deducted) : against,
        atMost,
        deducted,
        freight(claim),
        until);
  }

  private List<Verdict.Ground> byPolicy(Claim claim, @Nullable Instant until) {
    var against = new ArrayList<Verdict.Ground>();
    kind(claim).ifPresent(against::add);
    if (until != null && now.isAfter(until)) {
      against.add(Verdict.Ground.of("too-late", until));
    }
    if (needsIntactGoods(claim)) {
      integrity(claim).ifPresent(against::add);
    }
    if (isFreeReturn(claim)) {
      against.addAll(excluded(claim));
    }
    return against;
  }

  private Optional<Verdict.Ground> goods(Claim claim) {
    for (var part : claim.parts()) {
      if (part.line() < 0 || part.line() >= order.lines().size() || part.quantity() < 1) {
        return Optional.of(Verdict.Ground.of("no-such-goods"));
      }
      var line = order.lines().get(part.line());
      var free = line.quantity() - asked.getOrDefault(part.line(), 0);
      if (part.quantity() > free) {
        return Optional.of(Verdict.Ground.of("asked-already", line.title(), Math.max(free, 0)));
      }
    }
    return Optional.empty();
  }

  private Optional<Verdict.Ground> paid() {
    return switch (order.state()) {
      case UNPAID -> Optional.of(Verdict.Ground.of("not-paid"));
      case CLOSED -> Optional.of(Verdict.Ground.of("called-off"));
      default -> Optional.empty();
    };
  }

  private Optional<Verdict.Ground> kind(Claim claim) {
    var came = cameAt(claim) != null || claim.received();
    return switch (claim.type()) {
      case REFUND_ONLY ->
          came && (claim.reason().isPersonal() || NEVER_CAME.contains(claim.reason()))
              ? Optional.of(Verdict.Ground.of("goods-go-back"))
              : Optional.empty();
      case RETURN_REFUND, EXCHANGE ->
          wasSent() ? Optional.empty() : Optional.of(Verdict.Ground.of("not-sent"));
      case RESHIP -> {
        if (!wasSent()) {
          yield Optional.of(Verdict.Ground.of("not-sent"));
        }
        yield SENDS_ON.contains(claim.reason())
            ? Optional.empty()
            : Optional.of(Verdict.Ground.of("nothing-to-send"));
      }
      case REPAIR -> {
        if (policy.repairDays() == 0) {
          yield Optional.of(Verdict.Ground.of("no-repair"));
        }
        yield came ? Optional.empty() : Optional.of(Verdict.Ground.of("not-received"));
      }
      case PRICE_PROTECTION ->
          policy.priceDays() == 0
              ? Optional.of(Verdict.Ground.of("no-price-protection"))
              : Optional.empty();
    };
  }

  /// The day of receipt does not count, and the last day counts to its end. Nothing runs before the
  /// goods came.
  private @Nullable Instant untilOf(Claim claim) {
    var type = claim.type();
    if (type == AfterSaleType.PRICE_PROTECTION) {
      var paidAt = Objects.requireNonNullElse(order.times().paid(), order.times().placed());
      return policy.priceDays() == 0 ? null : endOfDay(paidAt, policy.priceDays());
    }
    var came = cameAt(claim);
    if (came == null) {
      return null;
    }
    return switch (type) {
      case RETURN_REFUND ->
          endOfDay(came, isFreeReturn(claim) ? policy.noReasonDays() : policy.faultDays());
      case EXCHANGE -> endOfDay(came, policy.exchangeDays());
      case REPAIR -> policy.repairDays() == 0 ? null : endOfDay(came, policy.repairDays());
      case REFUND_ONLY, RESHIP -> endOfDay(came, policy.faultDays());
      case PRICE_PROTECTION -> throw new IllegalStateException("answered above");
    };
  }

  private Instant endOfDay(Instant from, int days) {
    return from.atZone(zone).toLocalDate().plusDays(days + 1L).atStartOfDay(zone).toInstant();
  }

  /// When the goods came, by what the platform and the carrier say; else, where the customer says
  /// that they came, not known and not running.
  private @Nullable Instant cameAt(Claim claim) {
    var told = order.times().received();
    if (told != null) {
      return told;
    }
    var parcels = order.parcels();
    var all =
        !parcels.isEmpty()
            && parcels.stream().allMatch(parcel -> parcel.state() == ParcelState.DELIVERED);
    if (!all || (NEVER_CAME.contains(claim.reason()) && !claim.received())) {
      return null;
    }
    return parcels.stream()
        .map(OrderView.ParcelView::movedAt)
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(null);
  }

  boolean wasSent() {
    return wasSent(order);
  }

  static boolean wasSent(OrderView order) {
    return order.state() != OrderState.UNPAID && order.state() != OrderState.TO_SHIP;
  }

  static boolean saysItNeverCame(Reason reason) {
    return NEVER_CAME.contains(reason);
  }

  private static boolean isFreeReturn(Claim claim) {
    return claim.type() == AfterSaleType.RETURN_REFUND && claim.reason().isPersonal();
  }

  private static boolean needsIntactGoods(Claim claim) {
    return claim.reason().isPersonal()
        && (claim.type() == AfterSaleType.RETURN_REFUND || claim.type() == AfterSaleType.EXCHANGE);
  }

  private static Optional<Verdict.Ground> integrity(Claim claim) {
    return claim.condition() == GoodsCondition.NOT_INTACT
        ? Optional.of(Verdict.Ground.of("not-intact"))
        : Optional.empty();
  }

  private List<Verdict.Ground> excluded(Claim claim) {
    return claim.parts().stream()
        .map(part -> order.lines().get(part.line()))
        .flatMap(line -> exclusion(line, claim.condition()).stream())
        .toList();
  }

  private Optional<Verdict.Ground> exclusion(OrderLine line, GoodsCondition condition) {
    return policy.excluded().stream()
        .filter(one -> one.names(line.merchantCode(), line.productNumber()))
        .filter(ReturnPolicy.Excluded::holds)
        .filter(one -> !one.why().onceOpened() || condition != GoodsCondition.SEALED)
        .map(one -> Verdict.Ground.of("excluded-" + word(one.why()), line.title()))
        .findFirst();
  }

  private static String word(Enum<?> name) {
    return name.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /// What the goods cost; with the way here where nothing was sent or the goods are at fault, and
  /// all that is left is asked for.
  private BigDecimal atMost(Claim claim) {
    var goods = claim.parts().stream().map(this::share).reduce(BigDecimal.ZERO, BigDecimal::add);
    var all =
        order.lines().size() == claim.parts().size()
            && claim.parts().stream()
                .allMatch(part -> part.quantity() == order.lines().get(part.line()).quantity());
    var withFreight = all && (!wasSent() || claim.reason().isFault());
    return (withFreight ? goods.add(order.amounts().freight()) : goods).min(left);
  }

  private BigDecimal share(Claim.Part part) {
    var line = order.lines().get(part.line());
    return line.amount()
        .multiply(BigDecimal.valueOf(part.quantity()))
        .divide(BigDecimal.valueOf(line.quantity()), 2, RoundingMode.HALF_UP);
  }

  /// What sending would have cost, where goods went for nothing only because there were enough.
  private BigDecimal deducted(Claim claim) {
    if (!isFreeReturn(claim)
        || policy.freeShippingFrom().signum() == 0
        || order.amounts().freight().signum() > 0) {
      return BigDecimal.ZERO;
    }
    var kept =
        order.lines().stream()
            .map(OrderLine::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .subtract(
                claim.parts().stream().map(this::share).reduce(BigDecimal.ZERO, BigDecimal::add));
    return kept.signum() > 0 && kept.compareTo(policy.freeShippingFrom()) < 0
        ? policy.freight()
        : BigDecimal.ZERO;
  }

  private @Nullable Party freight(Claim claim) {
    if (!claim.type().takesBack()) {
      return null;
    }
    if (claim.reason().isFault()) {
      return Party.MERCHANT;
    }
    if (claim.reason().isPersonal()) {
      return policy.freeReturn() ? Party.MERCHANT : Party.BUYER;
    }
    return null;
  }

  private List<Verdict.Ground> toKnow(Claim claim, BigDecimal deducted) {
    var notes = new ArrayList<Verdict.Ground>();
    var freight = freight(claim);
    if (freight != null) {
      notes.add(
          Verdict.Ground.of(freight == Party.BUYER ? "freight-by-buyer" : "freight-by-merchant"));
    }
    if (deducted.signum() > 0) {
      notes.add(Verdict.Ground.of("freight-deducted", deducted, policy.freeShippingFrom()));
    }
    if (needsIntactGoods(claim)) {
      notes.add(Verdict.Ground.of("keep-intact"));
    }
    return List.copyOf(notes);
  }
}

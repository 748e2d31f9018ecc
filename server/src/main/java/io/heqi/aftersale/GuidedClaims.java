package io.heqi.aftersale;

import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.commerce.ParcelState;
import io.heqi.shared.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Applying step by step, as a talk does it: at each step what may be chosen next, in the words
/// that the customer then says back. What is chosen is judged by the same rules as a form. An order
/// that is not known to be the customer's does not exist for them.
@Service
public class GuidedClaims {

  private static final List<Reason> OFFERED =
      List.of(
          Reason.NO_LONGER_WANT,
          Reason.INCORRECT_SELECTION,
          Reason.SIZE_MISMATCH,
          Reason.QUALITY_ISSUE,
          Reason.NOT_MATCH_PRODUCT_DESC,
          Reason.SEND_WRONG_GOODS,
          Reason.MISSING_PARTS,
          Reason.DAMAGED_IN_TRANSIT,
          Reason.EMPTY_PACKAGE,
          Reason.NO_EXPRESS_INFO,
          Reason.NOT_DELIVERED_TOO_LONG,
          Reason.PRICE_DROPPED,
          Reason.OTHERS);

  /// Goods that nobody sent cannot be at fault yet.
  private static final Set<Reason> BEFORE_SENDING =
      EnumSet.of(
          Reason.NO_LONGER_WANT,
          Reason.INCORRECT_SELECTION,
          Reason.NOT_DELIVERED_TOO_LONG,
          Reason.PRICE_DROPPED,
          Reason.OTHERS);

  /// Why these may not be asked for is said; of the others nobody would have thought.
  private static final Set<AfterSaleType> THOUGHT_OF =
      EnumSet.of(AfterSaleType.REFUND_ONLY, AfterSaleType.RETURN_REFUND, AfterSaleType.EXCHANGE);

  private final Orders orders;
  private final OwnCases own;
  private final CaseClaims claims;
  private final CaseRepository cases;
  private final AfterSaleRules rules;
  private final GuidedWords words;

  GuidedClaims(
      Orders orders,
      OwnCases own,
      CaseClaims claims,
      CaseRepository cases,
      AfterSaleRules rules,
      GuidedWords words) {
    this.orders = orders;
    this.own = own;
    this.claims = claims;
    this.cases = cases;
    this.rules = rules;
    this.words = words;
  }

  /// What the customer chose so far, in the words in which it was offered; empty what was not asked
  /// yet.
  ///
  /// @param order its number
  public record Wish(
      String order, String goods, String pieces, String reason, String condition, String kind) {}

  /// What may be chosen.
  ///
  /// @param told what to know about it; where nothing may be chosen, why not
  public record Offer(List<String> options, String told) {

    public Offer {
      options = List.copyOf(options);
    }
  }

  /// Of which goods something may be asked for; empty where the order is not known to be the
  /// customer's.
  @Transactional
  public Optional<Offer> goods(OwnCases.Asking by, String number) {
    return order(by, number)
        .map(
            order -> {
              var free = free(by, order);
              if (free.isEmpty()) {
                var ground = nothingFree(order);
                return new Offer(List.of(), words.ground(ground, by.language()));
              }
              var options = new ArrayList<>(free.keySet());
              if (free.size() > 1) {
                options.addFirst(words.allGoods(by.language()));
              }
              return new Offer(options, "");
            });
  }

  private static String nothingFree(OrderView order) {
    return switch (order.state()) {
      case UNPAID -> "not-paid";
      case CLOSED -> "called-off";
      default -> "nothing-left";
    };
  }

  private Optional<OrderView> order(OwnCases.Asking by, String number) {
    return number.isBlank()
        ? Optional.empty()
        : orders.own(by.merchant(), by.customer(), number.strip());
  }

  private record Free(int line, int pieces) {}

  /// What is free to be asked for, by the words for it.
  private Map<String, Free> free(OwnCases.Asking by, OrderView order) {
    var free = new LinkedHashMap<String, Free>();
    if (!order.state().isPaid()) {
      return free;
    }
    var asked = cases.asked(by.merchant(), order.id());
    for (var i = 0; i < order.lines().size(); i++) {
      var line = order.lines().get(i);
      var left = line.quantity() - asked.getOrDefault(i, 0);
      if (left > 0) {
        var name = GuidedWords.goods(line);
        free.put(free.containsKey(name) ? name + " #" + (i + 1) : name, new Free(i, left));
      }
    }
    return free;
  }

  /// How many pieces of the chosen goods may be asked for; 1 too where all goods were chosen.
  @Transactional
  public Optional<Integer> pieces(OwnCases.Asking by, Wish wish) {
    return order(by, wish.order())
        .flatMap(order -> Optional.ofNullable(free(by, order).get(wish.goods())))
        .map(Free::pieces);
  }

  /// The chosen goods; empty where they are none of the order's or more than there are.
  private List<Claim.Part> parts(OwnCases.Asking by, OrderView order, Wish wish) {
    var free = free(by, order);
    if (wish.goods().equals(words.allGoods(by.language()))) {
      return free.values().stream().map(one -> new Claim.Part(one.line(), one.pieces())).toList();
    }
    var chosen = free.get(wish.goods());
    if (chosen == null) {
      return List.of();
    }
    var pieces = wish.pieces().isBlank() ? chosen.pieces() : GuidedWords.number(wish.pieces());
    return pieces < 1 || pieces > chosen.pieces()
        ? List.of()
        : List.of(new Claim.Part(chosen.line(), pieces));
  }

  /// The reasons for which anything at all may be asked for; empty where the goods or pieces are
  /// none of the order's.
  @Transactional
  public Optional<Offer> reasons(OwnCases.Asking by, Wish wish) {
    return order(by, wish.order())
        .flatMap(
            order -> {
              var parts = parts(by, order, wish);
              return parts.isEmpty() ? Optional.empty() : Optional.of(reasons(by, order, parts));
            });
  }

  private Offer reasons(OwnCases.Asking by, OrderView order, List<Claim.Part> parts) {
    var eligibility = claims.eligibility(by.merchant(), order);
    var open = new ArrayList<String>();
    @Nullable Verdict last = null;
    for (var reason : OFFERED) {
      if (!fits(order, reason)) {
        continue;
      }
      var verdicts = judged(eligibility, order, parts, reason, GoodsCondition.OPENED);
      if (verdicts.stream().anyMatch(Verdict::allowed)) {
        open.add(words.reason(reason, by.language()));
      } else {
        last = verdicts.getFirst();
      }
    }
    var zone = rules.zone(by.merchant(), order.shop());
    return new Offer(
        open, last == null ? "" : String.join("；", words.grounds(last, zone, by.language())));
  }

  private static boolean fits(OrderView order, Reason reason) {
    return Eligibility.wasSent(order)
        ? !(came(order) && Eligibility.saysItNeverCame(reason))
        : BEFORE_SENDING.contains(reason);
  }

  private static boolean came(OrderView order) {
    return switch (order.state()) {
      case RECEIVED, COMPLETED -> true;
      default ->
          order.parcels().stream().anyMatch(parcel -> parcel.state() == ParcelState.DELIVERED);
    };
  }

  private static List<Verdict> judged(
      Eligibility eligibility,
      OrderView order,
      List<Claim.Part> parts,
      Reason reason,
      GoodsCondition condition) {
    return Arrays.stream(AfterSaleType.values())
        .map(type -> eligibility.judge(claim(order, type, reason, parts, condition)))
        .toList();
  }

  /// Whoever says what is wrong with sent goods has them.
  private static Claim claim(
      OrderView order,
      AfterSaleType type,
      Reason reason,
      List<Claim.Part> parts,
      GoodsCondition condition) {
    var received =
        came(order)
            || (Eligibility.wasSent(order)
                && reason.isFault()
                && !Eligibility.saysItNeverCame(reason));
    return new Claim(order.id(), type, reason, parts, condition, received, null, "");
  }

  /// Whether it matters how the goods are.
  public boolean asksForCondition(OwnCases.Asking by, Wish wish) {
    return words.reason(wish.reason(), by.language()).filter(Reason::isPersonal).isPresent()
        && order(by, wish.order()).filter(Eligibility::wasSent).isPresent();
  }

  public List<String> conditions(OwnCases.Asking by) {
    return words.conditions(by.language());
  }

  /// Whether photographs help to decide.
  public boolean asksForPhotos(OwnCases.Asking by, Wish wish) {
    return words.reason(wish.reason(), by.language()).filter(Reason::showsInPhotos).isPresent();
  }

  /// Which kinds may be asked for and what each costs, or why not; empty where something that was
  /// chosen before is unknown.
  @Transactional
  public Optional<Offer> kinds(OwnCases.Asking by, Wish wish) {
    var reason = words.reason(wish.reason(), by.language());
    return order(by, wish.order())
        .flatMap(
            order -> {
              var parts = parts(by, order, wish);
              return parts.isEmpty() || reason.isEmpty()
                  ? Optional.empty()
                  : Optional.of(kinds(by, order, parts, reason.get(), wish));
            });
  }

  private Offer kinds(
      OwnCases.Asking by, OrderView order, List<Claim.Part> parts, Reason reason, Wish wish) {
    var zone = rules.zone(by.merchant(), order.shop());
    var condition = words.condition(wish.condition(), by.language());
    var eligibility = claims.eligibility(by.merchant(), order);
    var verdicts = judged(eligibility, order, parts, reason, condition);
    var told =
        verdicts.stream()
            .filter(one -> one.allowed() || THOUGHT_OF.contains(one.type()))
            .sorted((a, b) -> Boolean.compare(b.allowed(), a.allowed()))
            .map(one -> words.told(one, order.amounts().currency(), zone, by.language()))
            .toList();
    return new Offer(
        verdicts.stream()
            .filter(Verdict::allowed)
            .map(one -> words.type(one.type(), by.language()))
            .toList(),
        String.join("\n", told));
  }

  /// Asks for what was chosen; refused as a form would be.
  ///
  /// @param key names the asking: asking again with it opens nothing more
  /// @param said where photographs were said
  @Transactional
  public OwnCases.Progress apply(OwnCases.Asking by, String key, Wish wish, OwnCases.Said said) {
    var order =
        order(by, wish.order()).orElseThrow(() -> Refusal.notFound("commerce.order-unknown"));
    var standing = own.applied(by, key, order);
    if (standing.isPresent()) {
      return standing.get();
    }
    var type = words.type(wish.kind(), by.language());
    var reason = words.reason(wish.reason(), by.language());
    if (type.isEmpty() || reason.isEmpty()) {
      throw Refusal.invalid("aftersale.goods-missing");
    }
    var claim =
        claim(
            order,
            type.get(),
            reason.get(),
            parts(by, order, wish),
            words.condition(wish.condition(), by.language()));
    return own.apply(by, key, order, claim, said);
  }

  /// Asks for all of an order back that nobody sent yet.
  @Transactional
  public OwnCases.Progress cancel(OwnCases.Asking by, String key, String number) {
    var order = order(by, number).orElseThrow(() -> Refusal.notFound("commerce.order-unknown"));
    var standing = own.applied(by, key, order);
    if (standing.isPresent()) {
      return standing.get();
    }
    if (Eligibility.wasSent(order)) {
      throw Refusal.conflict("aftersale.sent-already");
    }
    var parts =
        IntStream.range(0, order.lines().size())
            .mapToObj(i -> new Claim.Part(i, order.lines().get(i).quantity()))
            .toList();
    var claim =
        claim(
            order, AfterSaleType.REFUND_ONLY, Reason.NO_LONGER_WANT, parts, GoodsCondition.SEALED);
    return own.apply(by, key, order, claim, OwnCases.Said.NOTHING);
  }
}

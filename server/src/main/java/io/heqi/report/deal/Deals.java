package io.heqi.report.deal;

import io.heqi.commerce.CommercePermissions;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.release.ReleaseReader;
import io.heqi.conversation.ConversationPermissions;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Shops;
import io.heqi.outreach.offer.CrossSellOffer;
import io.heqi.outreach.offer.OfferReader;
import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Page;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import io.heqi.staff.Members;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// The deal record 《网络部成交记录表》. An agent sees and remarks on their own deals, a supervisor on
/// all, and may say whose one is.
@Service
public class Deals {

  public static final int LONGEST_REMARK = 500;

  private final DealReader reader;
  private final DealRepository deals;
  private final DealBook book;
  private final DealCheck check;
  private final DealNews news;
  private final ReleaseReader releases;
  private final OfferReader offers;
  private final Shops shops;
  private final Members members;
  private final AuditLog audit;

  Deals(
      DealReader reader,
      DealRepository deals,
      DealBook book,
      DealCheck check,
      DealNews news,
      ReleaseReader releases,
      OfferReader offers,
      Shops shops,
      Members members,
      AuditLog audit) {
    this.reader = reader;
    this.deals = deals;
    this.book = book;
    this.check = check;
    this.news = news;
    this.releases = releases;
    this.offers = offers;
    this.shops = shops;
    this.members = members;
    this.audit = audit;
  }

  /// Newest first. Who is no supervisor and names nobody sees their own.
  @Transactional(readOnly = true)
  public Page<DealRow> list(Actor by, DealFilter filter, @Nullable String after, int limit) {
    var seen = seen(by, filter);
    var found = reader.page(by.merchant(), seen, DealReader.Place.read(after), limit + 1);
    return Page.of(rows(by.merchant(), found), limit, DealReader.Place::write);
  }

  private List<DealRow> rows(MerchantId merchant, List<Deal> found) {
    if (found.isEmpty()) {
      return List.of();
    }
    var orders = found.stream().map(Deal::order).toList();
    var confirmed = releases.confirmed(merchant, orders);
    var taken = offers.takenBy(merchant, orders);
    return found.stream()
        .map(
            deal ->
                DealRow.of(
                    deal,
                    confirmed.contains(deal.order()),
                    taken.getOrDefault(deal.order(), List.of()).stream()
                        .map(CrossSellOffer::goods)
                        .collect(Collectors.joining("\u3001"))))
        .toList();
  }

  /// What the deals come to; where all of a span are asked for, compared with the orders. Both are
  /// read as of one moment.
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public DealTotals totals(Actor by, DealFilter filter) {
    var seen = seen(by, filter);
    var totals = reader.totals(by.merchant(), seen);
    var isWhole = seen.agent() == null && seen.outcome() == null && seen.by() == DealFilter.By.PAID;
    return new DealTotals(totals, sum(totals), isWhole ? check(by, seen, totals) : null);
  }

  private static List<DealTotals.DealTotal> sum(List<DealTotals.DealTotal> totals) {
    return totals.stream()
        .collect(
            Collectors.toMap(
                DealTotals.DealTotal::currency,
                t -> t,
                (a, b) ->
                    new DealTotals.DealTotal(
                        null,
                        a.currency(),
                        a.orders() + b.orders(),
                        a.quantity() + b.quantity(),
                        a.paid().add(b.paid()),
                        a.refunded().add(b.refunded()),
                        a.counted().add(b.counted())),
                TreeMap::new))
        .values()
        .stream()
        .map(
            t ->
                new DealTotals.DealTotal(
                    null,
                    t.currency(),
                    t.orders(),
                    t.quantity(),
                    t.paid(),
                    t.refunded(),
                    t.counted()))
        .toList();
  }

  private DealTotals.DealComparison check(
      Actor by, DealFilter seen, List<DealTotals.DealTotal> totals) {
    var agrees = true;
    var differences = new ArrayList<DealTotals.DealDifference>();
    for (var shop : shops.list(by.merchant())) {
      if (seen.shop() != null && !seen.shop().equals(shop.id())) {
        continue;
      }
      var entered = totals.stream().filter(t -> shop.id().equals(t.shop())).toList();
      if (!check.agrees(by.merchant(), shop, seen.from(), seen.to(), entered)) {
        agrees = false;
        var most = DealCheck.SHOWN - differences.size();
        differences.addAll(check.differences(by.merchant(), shop, seen.from(), seen.to(), most));
      }
    }
    return new DealTotals.DealComparison(
        agrees, news.rows().waiting(by.merchant()), List.copyOf(differences));
  }

  /// Has the orders of a span worked out again by which the record differs from them.
  ///
  /// @return how many
  @Transactional
  public int recount(Actor by, LocalDate from, LocalDate to) {
    by.require(ConversationPermissions.SUPERVISE);
    by.require(CommercePermissions.READ);
    DealFilter.requireSpan(from, to);
    var orders = new ArrayList<OrderId>();
    for (var shop : shops.list(by.merchant())) {
      check.differences(by.merchant(), shop, from, to, Integer.MAX_VALUE).stream()
          .map(DealTotals.DealDifference::order)
          .forEach(orders::add);
    }
    news.tell(by.merchant(), DealCause.RECOUNT, orders);
    audit.record(by, "report.deals-recounted", from + "/" + to, Map.of("orders", orders.size()));
    return orders.size();
  }

  /// What was said of whose a deal is, newest first.
  @Transactional(readOnly = true)
  public List<DealSaid> history(Actor by, OrderId order) {
    var _ = own(by, order);
    return deals.history(by.merchant(), order);
  }

  @Transactional
  public void remark(Actor by, OrderId order, String remark) {
    if (remark.length() > LONGEST_REMARK) {
      throw Refusal.invalid("report.remark-too-long", LONGEST_REMARK);
    }
    var deal = own(by, order);
    if (!deal.remark().equals(remark)) {
      deals.remark(by.merchant(), order, remark);
      audit.record(by, "report.deal-remarked", order, Map.of());
    }
  }

  /// Says whose a deal is, which then stands whatever becomes known.
  ///
  /// @param agent null for nobody's
  /// @param note why
  @Transactional
  public void correct(Actor by, OrderId order, @Nullable AccountId agent, String note) {
    var _ = locked(by, order, note);
    if (agent != null && members.find(by.merchant(), agent).isEmpty()) {
      throw Refusal.notFound("staff.member-unknown");
    }
    book.say(by.merchant(), order, true, agent, by.account(), note);
    audit.record(
        by,
        "report.deal-corrected",
        order,
        Map.of("agent", agent == null ? "" : agent.toString(), "note", note));
  }

  /// Takes back what [#correct] said: the rule counts again.
  @Transactional
  public void undo(Actor by, OrderId order, String note) {
    if (!locked(by, order, note).byHand()) {
      throw Refusal.conflict("report.deal-by-rule");
    }
    book.say(by.merchant(), order, false, null, by.account(), note);
    audit.record(by, "report.deal-by-rule-again", order, Map.of("note", note));
  }

  private Deal locked(Actor by, OrderId order, String note) {
    by.require(ConversationPermissions.SUPERVISE);
    by.require(CommercePermissions.READ);
    if (note.isBlank() || note.length() > LONGEST_REMARK) {
      throw Refusal.invalid("report.note-missing", LONGEST_REMARK);
    }
    var deal = deals.lock(by.merchant(), List.of(order)).get(order);
    if (deal == null) {
      throw Refusal.notFound("report.deal-unknown");
    }
    return deal;
  }

  private Deal own(Actor by, OrderId order) {
    requireReader(by);
    return reader
        .find(by.merchant(), order)
        .filter(
            deal -> by.may(ConversationPermissions.SUPERVISE) || by.account().equals(deal.agent()))
        .orElseThrow(() -> Refusal.notFound("report.deal-unknown"));
  }

  static void requireReader(Actor by) {
    by.require(ConversationPermissions.REPLY);
    by.require(CommercePermissions.READ);
  }

  /// Who is no supervisor looks at their own.
  private DealFilter seen(Actor by, DealFilter filter) {
    requireReader(by);
    if (filter.shop() != null) {
      var _ = shops.get(by.merchant(), filter.shop());
    }
    var agent = whose(by, members, filter.agent());
    return Objects.equals(agent, filter.agent()) ? filter : filter.of(agent);
  }

  static @Nullable AccountId whose(Actor by, Members members, @Nullable AccountId agent) {
    if (agent == null) {
      return by.may(ConversationPermissions.SUPERVISE) ? null : by.account();
    }
    if (!by.account().equals(agent)) {
      by.require(ConversationPermissions.SUPERVISE);
      if (members.find(by.merchant(), agent).isEmpty()) {
        throw Refusal.notFound("staff.member-unknown");
      }
    }
    return agent;
  }
}

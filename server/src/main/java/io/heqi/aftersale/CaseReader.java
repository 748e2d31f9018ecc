package io.heqi.aftersale;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.shared.AccountId;
import io.heqi.shared.AttachmentId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads cases for whoever looks at them.
@Component
class CaseReader {

  private static final Duration LATELY = Duration.ofDays(90);

  private final JdbcClient jdbc;
  private final Orders orders;
  private final AfterSaleRules rules;
  private final Refunds refunds;
  private final Recoveries recoveries;
  private final JsonMapper json;
  private final Clock clock;

  CaseReader(
      JdbcClient jdbc,
      Orders orders,
      AfterSaleRules rules,
      Refunds refunds,
      Recoveries recoveries,
      JsonMapper json,
      Clock clock) {
    this.jdbc = jdbc;
    this.orders = orders;
    this.rules = rules;
    this.refunds = refunds;
    this.recoveries = recoveries;
    this.json = json;
    this.clock = clock;
  }

  /// With a look at the orders of all of them at once, and at the rules of each shop once.
  List<CaseView.CaseBrief> briefs(MerchantId merchant, List<AfterSaleCase> cases) {
    var ids = cases.stream().map(c -> c.origin.order()).distinct().toList();
    Map<OrderId, OrderView> byId =
        orders.byIds(merchant, ids).stream()
            .collect(Collectors.toMap(OrderView::id, order -> order));
    var limits = new HashMap<ShopId, Function<Instant, StepLimits>>();
    return cases.stream()
        .map(
            c ->
                brief(
                    c,
                    byId.get(c.origin.order()),
                    limits
                        .computeIfAbsent(c.origin.shop(), shop -> rules.limitsOf(merchant, shop))
                        .apply(c.enteredAt)))
        .toList();
  }

  /// @param limits those of the step's beginning, which are carried out
  private static CaseView.CaseBrief brief(
      AfterSaleCase c, @Nullable OrderView order, StepLimits limits) {
    var o = c.origin;
    var due = c.due;
    var whenUp = due == null ? null : limits.whenUp(c.state, c.type, o.wasSent());
    return new CaseView.CaseBrief(
        c.id(),
        o.number(),
        c.version,
        o.shop(),
        o.order(),
        o.orderNumber(),
        order == null ? "" : order.goodsInShort(),
        order == null ? "" : order.buyerName(),
        o.customer(),
        o.conversation(),
        c.type,
        c.state,
        c.amount,
        o.currency(),
        c.severity,
        c.owner,
        o.appliedBy() == null ? Party.BUYER : Party.MERCHANT,
        o.appliedAt(),
        due,
        due == null ? null : due.minus(limits.warn()),
        whenUp,
        whenUp == null ? null : then(c, whenUp),
        c.ended);
  }

  private static AfterSaleState then(AfterSaleCase c, Move whenUp) {
    return Machine.find(c.place(), whenUp, Party.SYSTEM)
        .map(row -> Machine.target(row, c.place()))
        .orElse(c.state);
  }

  /// @param open what the asker may do
  CaseView view(AfterSaleCase c, List<Move> open, boolean withBuyer) {
    var merchant = c.merchant();
    var order = orders.byId(merchant, c.origin.order());
    var offer = c.offer;
    var customer = c.origin.customer();
    return new CaseView(
        briefs(merchant, List.of(c)).getFirst(),
        c.origin.reason(),
        c.origin.condition(),
        c.origin.goodsCame(),
        c.text,
        c.liable,
        c.freightBy,
        offer == null ? null : new CaseView.OfferView(offer.type(), offer.amount()),
        c.offers,
        addressOf(c),
        shown(c.returned),
        shown(c.sent),
        goods(c, order),
        freightCost(c),
        moves(c),
        evidence(c),
        refunds.of(merchant, c.id()).orElse(null),
        c.advance == Advance.PAID ? recoveries.of(c).orElse(null) : null,
        open,
        withBuyer && customer != null ? buyer(merchant, customer) : null);
  }

  /// Until it was agreed where goods go back to, the policy of today says it.
  private String addressOf(AfterSaleCase c) {
    return c.type.takesBack() && c.returnAddress.isEmpty()
        ? rules.policyAt(c.merchant(), c.origin.shop(), clock.instant()).returnAddress()
        : c.returnAddress;
  }

  private static @Nullable Tracking shown(Tracking parcel) {
    return parcel.number().isEmpty() ? null : parcel;
  }

  private List<CaseView.GoodsView> goods(AfterSaleCase c, OrderView order) {
    return jdbc.sql(
            """
            select line, quantity, batch from aftersale.case_lines
            where merchant_id = ? and case_id = ? order by line
            """)
        .params(c.merchant().value(), c.id().value())
        .query(
            (row, _) -> {
              var at = row.getInt(1);
              var line = at < order.lines().size() ? order.lines().get(at) : null;
              return new CaseView.GoodsView(
                  at,
                  line == null ? "" : line.title(),
                  line == null ? "" : line.variant(),
                  row.getInt(2),
                  row.getString(3));
            })
        .list();
  }

  private @Nullable BigDecimal freightCost(AfterSaleCase c) {
    return jdbc.sql("select freight_cost from aftersale.cases where merchant_id = ? and id = ?")
        .params(c.merchant().value(), c.id().value())
        .query((row, _) -> Optional.ofNullable(row.getBigDecimal(1)))
        .single()
        .orElse(null);
  }

  private List<CaseView.MoveView> moves(AfterSaleCase c) {
    return jdbc.sql(
            """
            select version, at, party, account_id, move, to_state, note, facts::text from aftersale.moves
            where merchant_id = ? and case_id = ? order by version
            """)
        .params(c.merchant().value(), c.id().value())
        .query(
            (row, _) -> {
              var account = row.getObject(4, UUID.class);
              return new CaseView.MoveView(
                  row.getInt(1),
                  row.getTimestamp(2).toInstant(),
                  Party.valueOf(row.getString(3)),
                  account == null ? null : new AccountId(account),
                  Move.valueOf(row.getString(5)),
                  AfterSaleState.valueOf(row.getString(6)),
                  row.getString(7),
                  json.readValue(row.getString(8), new TypeReference<Map<String, Object>>() {}));
            })
        .list();
  }

  List<CaseView.EvidenceView> evidence(AfterSaleCase c) {
    return jdbc.sql(
            """
            select attachment_id, party, at, name, media_type, note from aftersale.evidence
            where merchant_id = ? and case_id = ? order by at, attachment_id
            """)
        .params(c.merchant().value(), c.id().value())
        .query(
            (row, _) ->
                new CaseView.EvidenceView(
                    new AttachmentId(row.getObject(1, UUID.class)),
                    Party.valueOf(row.getString(2)),
                    row.getTimestamp(3).toInstant(),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6)))
        .list();
  }

  private CaseView.BuyerView buyer(MerchantId merchant, CustomerId customer) {
    return jdbc.sql(
            """
            select count(*), count(*) filter (where type in ('REFUND_ONLY', 'RETURN_REFUND')),
              coalesce(sum(amount) filter (where state = 'SUCCEEDED'), 0)
            from aftersale.cases where merchant_id = ? and customer_id = ? and applied_at > ?
            """)
        .params(merchant.value(), customer.value(), Timestamp.from(clock.instant().minus(LATELY)))
        .query(
            (row, _) -> new CaseView.BuyerView(row.getInt(1), row.getInt(2), row.getBigDecimal(3)))
        .single();
  }
}

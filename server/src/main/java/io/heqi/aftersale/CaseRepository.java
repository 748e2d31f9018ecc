package io.heqi.aftersale;

import io.heqi.commerce.OrderId;
import io.heqi.conversation.MessageContent;
import io.heqi.shared.AccountId;
import io.heqi.shared.ChannelId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The rows of cases as they are written.
@Repository
class CaseRepository {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  CaseRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// Whatever is decided about the money and the goods of an order is decided one after the other.
  void lockOrder(MerchantId merchant, OrderId order) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, ?))")
        .params("aftersale " + order, merchant.value())
        .query((_, _) -> true)
        .single();
  }

  /// The merchant's next case number, from 1.
  long nextNumber(MerchantId merchant) {
    return jdbc.sql(
            """
            insert into aftersale.numbers as n values (?, 1)
            on conflict (merchant_id) do update set last_number = n.last_number + 1 returning last_number
            """)
        .param(merchant.value())
        .query(Long.class)
        .single();
  }

  Optional<CaseId> byKey(MerchantId merchant, String key) {
    return jdbc.sql("select id from aftersale.cases where merchant_id = ? and key = ?")
        .params(merchant.value(), key)
        .query((row, _) -> new CaseId(row.getObject(1, UUID.class)))
        .optional();
  }

  Optional<AfterSaleCase> lock(MerchantId merchant, CaseId id) {
    return find(merchant, id, "for update");
  }

  Optional<AfterSaleCase> find(MerchantId merchant, CaseId id) {
    return find(merchant, id, "");
  }

  private Optional<AfterSaleCase> find(MerchantId merchant, CaseId id, String locking) {
    return jdbc.sql("select * from aftersale.cases where merchant_id = ? and id = ? " + locking)
        .params(merchant.value(), id.value())
        .query((row, _) -> read(row))
        .optional();
  }

  /// In no order.
  List<AfterSaleCase> find(MerchantId merchant, Set<CaseId> ids) {
    return jdbc.sql("select * from aftersale.cases where merchant_id = ? and id = any (?::uuid[])")
        .params(merchant.value(), ids.stream().map(CaseId::value).toArray(UUID[]::new))
        .query((row, _) -> read(row))
        .list();
  }

  void insert(AfterSaleCase c, List<Claim.Part> parts) {
    var o = c.origin;
    jdbc.sql(
            """
            insert into aftersale.cases (merchant_id, id, number, key, shop_id, order_id, order_number, customer_id, channel_id,
              conversation_id, reason, condition, goods_came, was_sent, currency, applied_by, applied_at, policy_from,
              type, state, version, amount, text, severity, owner_id, liable, freight_by, offers, goods_back,
              return_address, return_carrier, return_number, sent_carrier, sent_number, entered_at, due_at, rank_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, false,
              '', '', '', '', '', ?, ?, ?)
            """)
        .param(o.merchant().value())
        .param(o.id().value())
        .param(o.number())
        .param(o.key())
        .param(o.shop().value())
        .param(o.order().value())
        .param(o.orderNumber())
        .param(id(o.customer(), CustomerId::value))
        .param(id(o.channel(), ChannelId::value))
        .param(id(o.conversation(), ConversationId::value))
        .param(o.reason().name())
        .param(o.condition().name())
        .param(o.goodsCame())
        .param(o.wasSent())
        .param(o.currency())
        .param(id(o.appliedBy(), AccountId::value))
        .param(Timestamp.from(o.appliedAt()))
        .param(Timestamp.from(o.policyFrom()))
        .param(c.type.name())
        .param(c.state.name())
        .param(c.version)
        .param(c.amount)
        .param(c.text)
        .param(c.severity)
        .param(c.owner.value())
        .param(name(c.liable))
        .param(name(c.freightBy))
        .param(Timestamp.from(c.enteredAt))
        .param(time(c.due))
        .param(time(c.rank))
        .update();
    for (var part : parts) {
      jdbc.sql("insert into aftersale.case_lines values (?, ?, ?, ?)")
          .params(c.merchant().value(), c.id().value(), part.line(), part.quantity())
          .update();
    }
  }

  void update(AfterSaleCase c) {
    var offer = c.offer;
    jdbc.sql(
            """
            update aftersale.cases set type = ?, state = ?, version = ?, amount = ?, text = ?, severity = ?,
              owner_id = ?, liable = ?, freight_by = ?, offered_type = ?, offered_amount = ?, offered_from = ?,
              offers = ?, goods_back = ?, advance = ?, return_address = ?, return_carrier = ?, return_number = ?,
              sent_carrier = ?, sent_number = ?, entered_at = ?, due_at = ?, rank_at = ?, ended_at = ?
            where merchant_id = ? and id = ?
            """)
        .param(c.type.name())
        .param(c.state.name())
        .param(c.version)
        .param(c.amount)
        .param(c.text)
        .param(c.severity)
        .param(c.owner.value())
        .param(name(c.liable))
        .param(name(c.freightBy))
        .param(offer == null ? null : offer.type().name())
        .param(offer == null ? null : offer.amount())
        .param(offer == null ? null : offer.from().name())
        .param(c.offers)
        .param(c.goodsBack)
        .param(c.advance.name())
        .param(c.returnAddress)
        .param(c.returned.carrier())
        .param(c.returned.number())
        .param(c.sent.carrier())
        .param(c.sent.number())
        .param(Timestamp.from(c.enteredAt))
        .param(time(c.due))
        .param(time(c.rank))
        .param(time(c.ended))
        .param(c.merchant().value())
        .param(c.id().value())
        .update();
  }

  /// Writes the move that made the case what it is now.
  void log(
      AfterSaleCase c,
      Mover by,
      Move move,
      AfterSaleState from,
      String note,
      Map<String, ?> facts,
      Instant at) {
    jdbc.sql("insert into aftersale.moves values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)")
        .param(c.merchant().value())
        .param(c.id().value())
        .param(c.version)
        .param(Timestamp.from(at))
        .param(by.party().name())
        .param(id(by.account(), AccountId::value))
        .param(move.name())
        .param(from.name())
        .param(c.state.name())
        .param(note)
        .param(json.writeValueAsString(facts))
        .update();
  }

  /// The one time limit that runs, or none.
  void runDeadline(AfterSaleCase c) {
    if (c.due == null) {
      jdbc.sql("delete from aftersale.deadlines where merchant_id = ? and case_id = ?")
          .params(c.merchant().value(), c.id().value())
          .update();
      return;
    }
    jdbc.sql(
            """
            insert into aftersale.deadlines values (?, ?, ?, ?, 0, '')
            on conflict (merchant_id, case_id) do update
              set version = excluded.version, next_attempt_at = excluded.next_attempt_at, attempts = 0, reason = ''
            """)
        .params(c.merchant().value(), c.id().value(), c.version, Timestamp.from(c.due))
        .update();
  }

  void addNotice(AfterSaleCase c, Instant now) {
    jdbc.sql("insert into aftersale.notices values (?, ?, ?, ?, 0, '')")
        .params(c.merchant().value(), c.id().value(), c.version, Timestamp.from(now))
        .update();
  }

  void addEvidence(
      AfterSaleCase c, Party by, MessageContent.AttachedFile file, String note, Instant now) {
    jdbc.sql(
            """
            insert into aftersale.evidence values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (merchant_id, case_id, attachment_id) do nothing
            """)
        .params(
            c.merchant().value(),
            c.id().value(),
            file.id().value(),
            by.name(),
            Timestamp.from(now),
            file.name(),
            file.mediaType(),
            note)
        .update();
  }

  long evidenceCount(MerchantId merchant, CaseId id) {
    return jdbc.sql("select count(*) from aftersale.evidence where merchant_id = ? and case_id = ?")
        .params(merchant.value(), id.value())
        .query(Long.class)
        .single();
  }

  /// What of the order's money was given back or is asked for by cases, apart from this one. What
  /// went out before the goods were back counts until it came back itself, however the case ended;
  /// what a platform gives back by itself counts as well.
  BigDecimal committed(MerchantId merchant, OrderId order, @Nullable CaseId apart) {
    return jdbc.sql(
            """
            select coalesce(sum(given), 0) from (
              select greatest(
                case when c.state in ('CANCELLED', 'CLOSED') then 0 else c.amount end,
                case when c.advance = 'PAID' then r.amount - coalesce(b.recovered, 0) else 0 end) as given
              from aftersale.cases as c
              left join aftersale.refunds as r on r.merchant_id = ? and r.case_id = c.id
              left join aftersale.recoveries as b on b.merchant_id = ? and b.case_id = c.id
              where c.merchant_id = ? and c.order_id = ? and c.type in ('REFUND_ONLY', 'RETURN_REFUND', 'PRICE_PROTECTION')
                and c.id is distinct from ?::uuid
              union all
              select amount from aftersale.platform_cases
              where merchant_id = ? and order_id = ? and type in ('REFUND_ONLY', 'RETURN_REFUND', 'PRICE_PROTECTION')
                and case_id is null and (state is null or state not in ('CANCELLED', 'CLOSED'))) as all_cases
            """)
        .param(merchant.value())
        .param(merchant.value())
        .param(merchant.value())
        .param(order.value())
        .param(id(apart, CaseId::value))
        .param(merchant.value())
        .param(order.value())
        .query(BigDecimal.class)
        .single();
  }

  /// Pieces by line that open cases ask about, or that came back for money.
  Map<Integer, Integer> asked(MerchantId merchant, OrderId order) {
    var asked = new HashMap<Integer, Integer>();
    jdbc.sql(
            """
            select l.line, sum(l.quantity) from aftersale.cases c
            join aftersale.case_lines l on l.merchant_id = c.merchant_id and l.case_id = c.id
            where c.merchant_id = ? and c.order_id = ?
              and (c.ended_at is null or c.state = 'SUCCEEDED' and c.type = 'RETURN_REFUND')
            group by l.line
            """)
        .params(merchant.value(), order.value())
        .query((RowCallbackHandler) row -> asked.put(row.getInt(1), row.getInt(2)));
    return asked;
  }

  /// Pieces by line that a case asks about.
  Map<Integer, Integer> pieces(MerchantId merchant, CaseId id) {
    var pieces = new HashMap<Integer, Integer>();
    jdbc.sql(
            "select line, quantity from aftersale.case_lines where merchant_id = ? and case_id = ?")
        .params(merchant.value(), id.value())
        .query((RowCallbackHandler) row -> pieces.put(row.getInt(1), row.getInt(2)));
    return pieces;
  }

  /// How often one of these lines was asked about.
  int applications(MerchantId merchant, OrderId order, List<Integer> lines) {
    return jdbc.sql(
            """
            select coalesce(max(times), 0) from (
              select count(*) as times from aftersale.cases c
              join aftersale.case_lines l on l.merchant_id = c.merchant_id and l.case_id = c.id
              where c.merchant_id = ? and c.order_id = ? and l.line = any (?::int[]) group by l.line) as lines
            """)
        .params(merchant.value(), order.value(), lines.toArray(Integer[]::new))
        .query(Integer.class)
        .single();
  }

  /// Open cases by owner.
  Map<AccountId, Integer> loads(MerchantId merchant) {
    var loads = new HashMap<AccountId, Integer>();
    jdbc.sql(
            """
            select owner_id, count(*) from aftersale.cases
            where merchant_id = ? and ended_at is null group by owner_id
            """)
        .param(merchant.value())
        .query(
            (RowCallbackHandler)
                row -> loads.put(new AccountId(row.getObject(1, UUID.class)), row.getInt(2)));
    return loads;
  }

  /// Cases whose returned parcel this is.
  List<CaseId> awaiting(MerchantId merchant, Tracking parcel) {
    return jdbc.sql(
            """
            select id from aftersale.cases
            where merchant_id = ? and return_number = ? and return_carrier = ? and state = 'WAIT_MERCHANT_RECEIPT'
            """)
        .params(merchant.value(), parcel.number(), parcel.carrier())
        .query((row, _) -> new CaseId(row.getObject(1, UUID.class)))
        .list();
  }

  static AfterSaleCase read(ResultSet row) throws SQLException {
    var origin =
        new AfterSaleCase.Origin(
            new MerchantId(row.getLong("merchant_id")),
            new CaseId(row.getObject("id", UUID.class)),
            row.getLong("number"),
            row.getString("key"),
            new ShopId(row.getObject("shop_id", UUID.class)),
            new OrderId(row.getObject("order_id", UUID.class)),
            row.getString("order_number"),
            made(row.getObject("customer_id", UUID.class), CustomerId::new),
            made(row.getObject("channel_id", UUID.class), ChannelId::new),
            made(row.getObject("conversation_id", UUID.class), ConversationId::new),
            Reason.valueOf(row.getString("reason")),
            GoodsCondition.valueOf(row.getString("condition")),
            row.getBoolean("goods_came"),
            row.getBoolean("was_sent"),
            row.getString("currency"),
            made(row.getObject("applied_by", UUID.class), AccountId::new),
            row.getTimestamp("applied_at").toInstant(),
            row.getTimestamp("policy_from").toInstant());
    var c =
        new AfterSaleCase(
            origin,
            AfterSaleType.valueOf(row.getString("type")),
            AfterSaleState.valueOf(row.getString("state")),
            row.getBigDecimal("amount"),
            row.getString("text"),
            new AccountId(row.getObject("owner_id", UUID.class)),
            row.getTimestamp("entered_at").toInstant());
    c.version = row.getInt("version");
    c.severity = row.getInt("severity");
    c.liable = made(row.getString("liable"), LiableParty::valueOf);
    c.freightBy = made(row.getString("freight_by"), Party::valueOf);
    c.offers = row.getInt("offers");
    c.goodsBack = row.getBoolean("goods_back");
    c.advance = Advance.valueOf(row.getString("advance"));
    c.returnAddress = row.getString("return_address");
    c.returned = new Tracking(row.getString("return_carrier"), row.getString("return_number"));
    c.sent = new Tracking(row.getString("sent_carrier"), row.getString("sent_number"));
    c.due = made(row.getTimestamp("due_at"), Timestamp::toInstant);
    c.rank = made(row.getTimestamp("rank_at"), Timestamp::toInstant);
    c.ended = made(row.getTimestamp("ended_at"), Timestamp::toInstant);
    var offered = row.getString("offered_type");
    if (offered != null) {
      c.offer =
          new AfterSaleCase.Offer(
              AfterSaleType.valueOf(offered),
              row.getBigDecimal("offered_amount"),
              AfterSaleState.valueOf(row.getString("offered_from")));
    }
    return c;
  }

  private static <T, R> @Nullable R made(@Nullable T value, Function<T, R> make) {
    return value == null ? null : make.apply(value);
  }

  private static <T> @Nullable UUID id(@Nullable T id, Function<T, UUID> value) {
    return id == null ? null : value.apply(id);
  }

  private static @Nullable Timestamp time(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }
}

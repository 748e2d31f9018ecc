package io.heqi.bot.comparison;

import io.heqi.knowledge.Content;
import io.heqi.knowledge.ItemId;
import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of comparisons.
@Repository
class ComparisonRepository {

  private static final String SELECT =
      """
      select id, item_id, title, item_version, present::text, other::text, difference, wanted, begun_at, begun_by,
        ending, ended_at
      from bot.comparisons where merchant_id = ?
      """;

  /// Whether an answer in `s` was enough: what the customer said; else whether people were needed
  /// within the day after it. Null where neither is known yet.
  private static final String HELD =
      """
      select case
        when d.outcome is not null then d.outcome = 'SOLVED'
        when exists (
          select from bot.decisions h
          where h.merchant_id = s.merchant_id and h.conversation_id = s.conversation_id and h.seq > s.seq
            and h.kind = 'HAND_OVER' and h.at < s.at + make_interval(secs => :settles)) then false
        when s.at <= :now::timestamptz - make_interval(secs => :settles) then true
        end as held
      from bot.decisions d
      where d.merchant_id = s.merchant_id and d.conversation_id = s.conversation_id and d.seq = s.seq
      """;

  /// An answer that nobody complained of and after which no person was needed was enough by then.
  private static final Duration SETTLES = Duration.ofHours(24);

  private static final TypeReference<List<Content.Part>> PARTS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ComparisonRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// False where the item is being compared already.
  boolean insert(MerchantId merchant, Comparison comparison) {
    return jdbc.sql(
                """
                insert into bot.comparisons (merchant_id, id, item_id, title, item_version, present, other, difference,
                  wanted, begun_at, begun_by)
                values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?)
                on conflict (merchant_id, item_id) where ending is null do nothing
                """)
            .params(
                merchant.value(),
                comparison.id(),
                comparison.item().value(),
                comparison.title(),
                comparison.version(),
                json.writeValueAsString(comparison.present()),
                json.writeValueAsString(comparison.other()),
                comparison.difference(),
                comparison.wanted(),
                Timestamp.from(comparison.begunAt()),
                comparison.begunBy().value())
            .update()
        == 1;
  }

  /// Newest first.
  List<Comparison> list(MerchantId merchant, @Nullable UUID after, int limit) {
    return jdbc.sql(SELECT + " and (?::uuid is null or id < ?::uuid) order by id desc limit ?")
        .param(merchant.value())
        .param(after)
        .param(after)
        .param(limit)
        .query((row, _) -> comparison(row))
        .list();
  }

  List<Comparison> running(MerchantId merchant) {
    return jdbc.sql(SELECT + " and ending is null order by id limit 1000")
        .param(merchant.value())
        .query((row, _) -> comparison(row))
        .list();
  }

  Optional<Comparison> lock(MerchantId merchant, UUID id) {
    return jdbc.sql(SELECT + " and id = ? for update")
        .params(merchant.value(), id)
        .query((row, _) -> comparison(row))
        .optional();
  }

  private Comparison comparison(ResultSet row) throws SQLException {
    var ending = row.getString(11);
    var endedAt = row.getTimestamp(12);
    return new Comparison(
        row.getObject(1, UUID.class),
        new ItemId(row.getObject(2, UUID.class)),
        row.getString(3),
        row.getInt(4),
        json.readValue(row.getString(5), Content.Answer.class),
        json.readValue(row.getString(6), PARTS),
        row.getDouble(7),
        row.getInt(8),
        row.getTimestamp(9).toInstant(),
        new AccountId(row.getObject(10, UUID.class)),
        ending == null ? null : Comparison.Ending.valueOf(ending),
        endedAt == null ? null : endedAt.toInstant());
  }

  /// False where it had ended before.
  boolean end(MerchantId merchant, UUID id, Comparison.Ending ending, Instant now) {
    return jdbc.sql(
                """
                update bot.comparisons set ending = ?, ended_at = ?
                where merchant_id = ? and id = ? and ending is null
                """)
            .params(ending.name(), Timestamp.from(now), merchant.value(), id)
            .update()
        == 1;
  }

  /// Notes which answer a conversation was given; the first counts.
  void show(
      MerchantId merchant,
      UUID comparison,
      ConversationId conversation,
      long seq,
      Side side,
      Instant at) {
    jdbc.sql(
            """
            insert into bot.comparison_answers (merchant_id, comparison_id, conversation_id, seq, side, at)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(
            merchant.value(),
            comparison,
            conversation.value(),
            seq,
            side.name(),
            Timestamp.from(at))
        .update();
  }

  /// Which of the two answers.
  enum Side {
    PRESENT,
    OTHER
  }

  /// What came of the two answers of comparisons; of each the first wanted conversations count. An
  /// answer that was never given is left out.
  Map<UUID, Map<Side, Tally>> tallies(
      MerchantId merchant, Collection<Comparison> comparisons, Instant now) {
    var tallies = new HashMap<UUID, Map<Side, Tally>>();
    if (comparisons.isEmpty()) {
      return tallies;
    }
    jdbc.sql(
            """
            with shown as (
              select a.*, row_number() over (
                  partition by a.comparison_id, a.side order by a.at, a.conversation_id) <= c.wanted as counts
              from bot.comparison_answers a
              join bot.comparisons c on c.merchant_id = a.merchant_id and c.id = a.comparison_id
              where a.merchant_id = :merchant and a.comparison_id in (:comparisons))
            select s.comparison_id, s.side, count(*),
              count(*) filter (where s.counts and outcome.held is not null),
              count(*) filter (where s.counts and outcome.held)
            from shown s left join lateral (
            %s
            ) outcome on true
            group by s.comparison_id, s.side
            """
                .formatted(HELD))
        .param("merchant", merchant.value())
        .param("comparisons", comparisons.stream().map(Comparison::id).toList())
        .param("settles", SETTLES.toSeconds())
        .param("now", Timestamp.from(now))
        .query(
            row -> {
              var tally = new Tally(row.getInt(3), row.getInt(4), row.getInt(5));
              tallies
                  .computeIfAbsent(row.getObject(1, UUID.class), _ -> new EnumMap<>(Side.class))
                  .put(Side.valueOf(row.getString(2)), tally);
            });
    return tallies;
  }

  /// What came of an item's answers since a moment, each conversation once.
  Tally history(MerchantId merchant, ItemId item, Instant since, Instant now) {
    return jdbc.sql(
            """
            with shown as (
              select distinct on (conversation_id) merchant_id, conversation_id, seq, at from bot.decisions
              where merchant_id = :merchant and item_id = :item and kind = 'ANSWER' and at >= :since
              order by conversation_id, seq)
            select count(*), count(outcome.held), count(*) filter (where outcome.held)
            from shown s left join lateral (
            %s
            ) outcome on true
            """
                .formatted(HELD))
        .param("merchant", merchant.value())
        .param("item", item.value())
        .param("since", Timestamp.from(since))
        .param("settles", SETTLES.toSeconds())
        .param("now", Timestamp.from(now))
        .query((row, _) -> new Tally(row.getInt(1), row.getInt(2), row.getInt(3)))
        .single();
  }
}

package io.heqi.bot.flow;

import io.heqi.knowledge.ItemId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Where customers stand in flows. What they told is kept here no longer than the flow lasts.
@Repository
class FlowRuns {

  /// Who comes back later than this begins anew.
  private static final Duration LASTS = Duration.ofHours(2);

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  FlowRuns(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /// @param since the first line of the stretch: what was said earlier is over
  Optional<FlowRun> find(MerchantId merchant, ConversationId conversation, long since) {
    return jdbc.sql(
            """
            select flow_id, version, node, known::text, misses, since from bot.flow_runs
            where merchant_id = ? and conversation_id = ? and seq >= ? and at > ?
            """)
        .params(
            merchant.value(),
            conversation.value(),
            since,
            Timestamp.from(clock.instant().minus(LASTS)))
        .query(
            (row, _) ->
                new FlowRun(
                    new ItemId(row.getObject(1, UUID.class)),
                    row.getInt(2),
                    row.getLong(6),
                    row.getString(3),
                    json.readValue(
                        row.getString(4), new TypeReference<LinkedHashMap<String, String>>() {}),
                    row.getInt(5)))
        .optional();
  }

  /// @param seq the customer's line that was answered
  void keep(MerchantId merchant, ConversationId conversation, long seq, FlowRun run) {
    jdbc.sql(
            """
            insert into bot.flow_runs
              (merchant_id, conversation_id, seq, flow_id, version, node, known, misses, at, since)
            values (?, ?, ?, ?, ?, ?, ?::json, ?, ?, ?)
            on conflict (merchant_id, conversation_id) do update
              set seq = excluded.seq, flow_id = excluded.flow_id, version = excluded.version, node = excluded.node,
                known = excluded.known, misses = excluded.misses, at = excluded.at,
                since = excluded.since
            """)
        .params(
            merchant.value(),
            conversation.value(),
            seq,
            run.flow().value(),
            run.version(),
            run.node(),
            json.writeValueAsString(run.values()),
            run.misses(),
            Timestamp.from(clock.instant()),
            run.since())
        .update();
  }

  /// Forgets the runs that nobody went on with.
  void forgetStale(MerchantId merchant) {
    jdbc.sql("delete from bot.flow_runs where merchant_id = ? and at <= ?")
        .params(merchant.value(), Timestamp.from(clock.instant().minus(LASTS)))
        .update();
  }

  void end(MerchantId merchant, ConversationId conversation) {
    jdbc.sql("delete from bot.flow_runs where merchant_id = ? and conversation_id = ?")
        .params(merchant.value(), conversation.value())
        .update();
  }
}

package io.heqi.bot;

import io.heqi.knowledge.ItemId;
import io.heqi.shared.MerchantId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Sums up what the bot decided over a time.
@Repository
class WeekRepository {

  /// What was done how often; walks the merchant's decisions of that time alone.
  static final String DONE =
      """
      select kind, reason, outcome, count(*) from bot.decisions
      where merchant_id = ? and at >= ? and at < ? and kind not in ('GREET', 'CLOSE') group by kind, reason, outcome
      """;

  private final JdbcClient jdbc;

  WeekRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Done(String kind, String reason, @Nullable String outcome, int times) {}

  WeekFigures figures(MerchantId merchant, Instant from, Instant until) {
    var done =
        jdbc.sql(DONE)
            .params(merchant.value(), Timestamp.from(from), Timestamp.from(until))
            .query(
                (row, _) ->
                    new Done(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)))
            .list();
    var reasons = new TreeMap<String, Integer>();
    done.stream()
        .filter(one -> one.kind().equals("HAND_OVER"))
        .forEach(one -> reasons.merge(one.reason(), one.times(), Integer::sum));
    return new WeekFigures(
        sum(done, _ -> true),
        sum(done, one -> one.kind().equals("ANSWER")),
        sum(done, one -> one.kind().equals("OFFER")),
        sum(done, one -> one.kind().equals("ASK")),
        sum(done, one -> one.kind().equals("HAND_OVER")),
        reasons,
        sum(done, one -> "SOLVED".equals(one.outcome())),
        sum(done, one -> "UNSOLVED".equals(one.outcome())));
  }

  private static int sum(List<Done> done, Predicate<Done> counts) {
    return done.stream().filter(counts).mapToInt(Done::times).sum();
  }

  record ItemSums(ItemId item, int answered, int offered, int solved, int unsolved) {}

  /// Those that were answered or offered most often first.
  List<ItemSums> items(MerchantId merchant, Instant from, Instant until, int limit) {
    return jdbc.sql(
            """
            select item_id, count(*) filter (where kind = 'ANSWER'), count(*) filter (where kind = 'OFFER'),
              count(*) filter (where outcome = 'SOLVED'), count(*) filter (where outcome = 'UNSOLVED')
            from bot.decisions
            where merchant_id = ? and at >= ? and at < ? and item_id is not null
            group by item_id order by count(*) desc, item_id limit ?
            """)
        .params(merchant.value(), Timestamp.from(from), Timestamp.from(until), limit)
        .query(
            (row, _) ->
                new ItemSums(
                    new ItemId(row.getObject(1, UUID.class)),
                    row.getInt(2),
                    row.getInt(3),
                    row.getInt(4),
                    row.getInt(5)))
        .list();
  }
}

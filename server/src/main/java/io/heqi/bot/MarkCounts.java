package io.heqi.bot;

import io.heqi.conversation.Mark;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// How often each mark was made and how often people said that it was wrong, of no conversation and
/// of nobody.
@Repository
class MarkCounts {

  private final JdbcClient jdbc;
  private final Clock clock;

  MarkCounts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record Counted(Mark.Part part, String code) {}

  @Transactional
  void made(
      MerchantId merchant, Map<ConversationId, Mark> before, Map<ConversationId, Mark> heard) {
    var fresh = new ArrayList<Counted>();
    heard.forEach(
        (id, mark) -> {
          var known = Objects.requireNonNullElse(before.get(id), Mark.NONE);
          for (var part : Mark.Part.values()) {
            mark.codes(part).stream()
                .filter(code -> !known.codes(part).contains(code))
                .forEach(code -> fresh.add(new Counted(part, code)));
          }
        });
    add(merchant, fresh, 1, 0);
  }

  @Transactional
  void wrong(MerchantId merchant, Mark.Part part, List<String> codes) {
    add(merchant, codes.stream().map(code -> new Counted(part, code)).toList(), 0, 1);
  }

  private void add(MerchantId merchant, List<Counted> counted, int made, int wrong) {
    jdbc.sql(
            """
            insert into bot.mark_counts as c
            select ?, ?, part, code, count(*) * ?, count(*) * ?
            from unnest(?::text[], ?::text[]) as n(part, code) group by part, code
            on conflict (merchant_id, day, part, code) do update
              set made = c.made + excluded.made, wrong = c.wrong + excluded.wrong
            """)
        .param(merchant.value())
        .param(Date.valueOf(today()))
        .param(made)
        .param(wrong)
        .param(counted.stream().map(one -> one.part().name()).toArray(String[]::new))
        .param(counted.stream().map(Counted::code).toArray(String[]::new))
        .update();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /// The sums of the last days, what was marked most often first.
  @Transactional(readOnly = true)
  List<Marks.Count> ofLast(MerchantId merchant, int days) {
    return jdbc.sql(
            """
            select part, code, sum(made), sum(wrong) from bot.mark_counts
            where merchant_id = ? and day > ? group by part, code order by sum(made) desc, part, code
            """)
        .params(merchant.value(), Date.valueOf(today().minusDays(days)))
        .query(
            (row, _) ->
                new Marks.Count(
                    Mark.Part.valueOf(row.getString(1)),
                    row.getString(2),
                    row.getInt(3),
                    row.getInt(4)))
        .list();
  }
}

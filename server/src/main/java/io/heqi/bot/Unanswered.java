package io.heqi.bot;

import io.heqi.bot.flow.Flows;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.text.Masking;
import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.Knowledge;
import io.heqi.knowledge.KnowledgePermissions;
import io.heqi.knowledge.Retrieval;
import io.heqi.language.Meaning;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import io.heqi.staff.AuditLog;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Questions of the last thirty days that the bot could not answer, those that mean the same
/// together, so that knowledge grows where customers ask.
@Service
public class Unanswered {

  private static final Duration LOOKED_BACK = Duration.ofDays(30);
  private static final int MOST = 2_000;
  private static final int SHOWN = 50;
  private static final int EXAMPLES = 5;

  /// From here on two questions go together. Looser than what counts as a duplicate: whoever looks
  /// at the group sees at once what does not belong.
  private static final double TOGETHER = 0.82;

  /// Strangers are alike to about this.
  private static final double NEAR = 0.5;

  private final JdbcClient jdbc;
  private final Retrieval retrieval;
  private final Knowledge knowledge;
  private final Flows flows;
  private final AuditLog audit;
  private final Clock clock;

  Unanswered(
      JdbcClient jdbc,
      Retrieval retrieval,
      Knowledge knowledge,
      Flows flows,
      AuditLog audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.retrieval = retrieval;
    this.knowledge = knowledge;
    this.flows = flows;
    this.audit = audit;
    this.clock = clock;
  }

  /// Where a question was asked.
  public record Line(ConversationId conversation, long seq) {}

  /// A published item that may be the answer.
  public record Near(ItemId item, String title, double likeness) {}

  /// Questions that mean about the same.
  ///
  /// @param examples the newest of them, masked
  /// @param near what the knowledge holds that is nearest; null where nothing is near
  public record Group(
      int count, Instant lastAsked, List<String> examples, List<Line> lines, @Nullable Near near) {}

  private record Asked(Line line, Instant at, String question, Meaning meaning) {}

  /// The groups, those asked most often first.
  @Transactional(readOnly = true)
  public List<Group> groups(Actor by) {
    by.require(BotPermissions.MANAGE);
    var groups = new ArrayList<List<Asked>>();
    for (var asked : open(by.merchant())) {
      groups.stream()
          .filter(g -> g.getFirst().meaning().cosine(asked.meaning()) >= TOGETHER)
          .findFirst()
          .ifPresentOrElse(g -> g.add(asked), () -> groups.add(new ArrayList<>(List.of(asked))));
    }
    return groups.stream()
        .sorted(Comparator.comparingInt((List<Asked> g) -> g.size()).reversed())
        .limit(SHOWN)
        .map(group -> group(by.merchant(), group))
        .toList();
  }

  private Group group(MerchantId merchant, List<Asked> asked) {
    var newest = asked.getFirst();
    return new Group(
        asked.size(),
        newest.at(),
        asked.stream().map(one -> Masking.mask(one.question())).distinct().limit(EXAMPLES).toList(),
        asked.stream().map(Asked::line).toList(),
        near(merchant, newest.question()));
  }

  private @Nullable Near near(MerchantId merchant, String question) {
    return retrieval
        .find(merchant, Retrieval.Question.of(question), kind -> kind.isForBot(), 1)
        .stream()
        .filter(hit -> hit.likeness() >= NEAR)
        .map(hit -> new Near(hit.item(), hit.title(), hit.likeness()))
        .findFirst()
        .orElse(null);
  }

  private List<Asked> open(MerchantId merchant) {
    return jdbc.sql(
            """
            select conversation_id, seq, at, question, meaning from bot.decisions
            where merchant_id = ? and meaning is not null and not seen_to and at >= ? order by at desc limit ?
            """)
        .params(merchant.value(), Timestamp.from(clock.instant().minus(LOOKED_BACK)), MOST)
        .query(
            (row, _) ->
                new Asked(
                    new Line(new ConversationId(row.getObject(1, UUID.class)), row.getLong(2)),
                    row.getTimestamp(3).toInstant(),
                    row.getString(4),
                    Meaning.fromBytes(row.getBytes(5))))
        .list();
  }

  /// Makes the question a further way to ask for an item or a flow, offered at once, and lays
  /// the group aside.
  @Transactional
  public void adopt(Actor by, ItemId item, String question, List<Line> lines) {
    by.require(BotPermissions.MANAGE);
    by.require(KnowledgePermissions.APPROVE);
    if (!flows.addQuestion(by, item, question)) {
      knowledge.addQuestion(by, item, question);
    }
    layAside(by.merchant(), lines);
  }

  /// Lays a group aside, because it was seen to otherwise or is of no use.
  @Transactional
  public void dismiss(Actor by, List<Line> lines) {
    by.require(BotPermissions.MANAGE);
    var laid = layAside(by.merchant(), lines);
    audit.record(by, "bot.unanswered-dismissed", by.merchant(), Map.of("count", laid));
  }

  private int layAside(MerchantId merchant, List<Line> lines) {
    return jdbc.sql(
            """
            update bot.decisions d set seen_to = true
            from unnest(?::uuid[], ?::bigint[]) as l(conversation_id, seq)
            where d.merchant_id = ? and d.conversation_id = l.conversation_id and d.seq = l.seq
            """)
        .param(lines.stream().map(line -> line.conversation().value()).toArray(UUID[]::new))
        .param(lines.stream().map(Line::seq).toArray(Long[]::new))
        .param(merchant.value())
        .update();
  }
}

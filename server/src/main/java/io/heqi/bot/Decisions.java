package io.heqi.bot;

import io.heqi.bot.flow.FlowStep;
import io.heqi.conversation.Entry;
import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.Retrieval;
import io.heqi.knowledge.Uses;
import io.heqi.language.Meanings;
import io.heqi.language.Plain;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What the bot did about each line, and what came of it.
@Repository
class Decisions {

  private final JdbcClient jdbc;
  private final Uses uses;
  private final Meanings meanings;

  Decisions(JdbcClient jdbc, Uses uses, Meanings meanings) {
    this.jdbc = jdbc;
    this.meanings = meanings;
    this.uses = uses;
  }

  /// Keeps a decision; the same line is kept once.
  @Transactional
  void keep(ShopId shop, Entry line, String question, Decision decision) {
    var kind = kind(decision);
    if (kind.isEmpty()) {
      return;
    }
    var item = item(decision);
    var kept =
        jdbc.sql(
                """
                insert into bot.decisions (merchant_id, conversation_id, seq, shop_id, at, question, kind, reason,
                  item_id, confidence, meaning)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .param(line.merchant().value())
            .param(line.conversation().value())
            .param(line.seq())
            .param(shop.value())
            .param(Timestamp.from(line.storedAt()))
            .param(question.length() <= 400 ? question : question.substring(0, 400))
            .param(kind)
            .param(reason(decision))
            .param(item == null ? null : item.value())
            .param(confidence(decision))
            .param(isUnanswered(decision) ? meaning(question) : null)
            .update();
    if (kept == 1) {
      count(line.merchant(), decision);
    }
  }

  /// Notes that the large model answered a line after all. How sure retrieval was says nothing of
  /// this answer; that the knowledge has a gap there still holds.
  @Transactional
  void answeredByModel(Entry line, ItemId source) {
    jdbc.sql(
            """
            update bot.decisions set kind = 'ANSWER', by_model = true, item_id = ?, confidence = null
            where merchant_id = ? and conversation_id = ? and seq = ?
            """)
        .params(source.value(), line.merchant().value(), line.conversation().value(), line.seq())
        .update();
  }

  /// Whether the knowledge did not surely hold the answer.
  private static boolean isUnanswered(Decision decision) {
    return decision instanceof Decision.Ask || decision instanceof Decision.Offer;
  }

  private byte @Nullable [] meaning(String question) {
    var plain = Plain.question(question);
    return plain.isEmpty() ? null : meanings.of(plain).toBytes();
  }

  private void count(MerchantId merchant, Decision decision) {
    switch (decision) {
      case Decision.Answer(var hit) -> uses.count(merchant, List.of(hit.item()), Uses.Use.ANSWERED);
      case Decision.Offer(var hits) ->
          uses.count(merchant, hits.stream().map(hit -> hit.item()).toList(), Uses.Use.OFFERED);
      case Decision.Guided guided ->
          guided
              .begunBy()
              .or(guided::aside)
              .ifPresent(hit -> uses.count(merchant, List.of(hit.item()), Uses.Use.ANSWERED));
      default -> {}
    }
  }

  private static String reason(Decision decision) {
    return switch (decision) {
      case Decision.HandOver(var reason) -> reason.code();
      case Decision.Guided guided when guided.handsOver() ->
          guided.turn().step().standing() == FlowStep.Standing.LOST
              ? Decision.Reason.UNKNOWN.code()
              : Decision.Reason.FLOW.code();
      default -> "";
    };
  }

  /// Empty for a step within a flow, which decides nothing.
  private static String kind(Decision decision) {
    return switch (decision) {
      case Decision.Greet _ -> "GREET";
      case Decision.Answer _ -> "ANSWER";
      case Decision.Offer _ -> "OFFER";
      case Decision.Ask _ -> "ASK";
      case Decision.Close _ -> "CLOSE";
      case Decision.HandOver _ -> "HAND_OVER";
      case Decision.Guided guided ->
          guided.handsOver()
              ? "HAND_OVER"
              : guided.begunBy().isPresent() ? "FLOW" : guided.aside().isPresent() ? "ANSWER" : "";
      case Decision.Left _ -> "";
    };
  }

  private static @Nullable ItemId item(Decision decision) {
    return switch (decision) {
      case Decision.Answer(var hit) -> hit.item();
      case Decision.Offer(var hits) -> hits.getFirst().item();
      case Decision.Guided guided ->
          guided.aside().map(Retrieval.Hit::item).orElseGet(() -> guided.turn().flow());
      default -> null;
    };
  }

  private static @Nullable Double confidence(Decision decision) {
    return switch (decision) {
      case Decision.Answer(var hit) -> hit.confidence();
      case Decision.Offer(var hits) -> hits.getFirst().confidence();
      case Decision.Guided guided ->
          guided.begunBy().or(guided::aside).map(Retrieval.Hit::confidence).orElse(null);
      default -> null;
    };
  }

  /// What a customer said of an answer.
  record Verdict(double confidence, boolean right) {}

  /// The newest verdicts, at most a thousand.
  @Transactional(readOnly = true)
  List<Verdict> verdicts(MerchantId merchant) {
    return jdbc.sql(
            """
            select confidence, outcome = 'SOLVED' from bot.decisions
            where merchant_id = ? and outcome is not null and confidence is not null order by at desc limit 1000
            """)
        .param(merchant.value())
        .query((row, _) -> new Verdict(Math.clamp(row.getDouble(1), 0, 1), row.getBoolean(2)))
        .list();
  }

  /// Notes whether the last answer of a conversation helped.
  @Transactional
  void settle(MerchantId merchant, ConversationId conversation, boolean solved) {
    jdbc.sql(
            """
            update bot.decisions d set outcome = ?
            where d.merchant_id = ? and d.conversation_id = ? and d.outcome is null and d.kind in ('ANSWER', 'FLOW')
              and d.seq = (select max(seq) from bot.decisions l
                where l.merchant_id = d.merchant_id and l.conversation_id = d.conversation_id and l.kind in ('ANSWER', 'FLOW'))
            returning item_id
            """)
        .params(solved ? "SOLVED" : "UNSOLVED", merchant.value(), conversation.value())
        .query((row, _) -> new ItemId(row.getObject(1, UUID.class)))
        .list()
        .forEach(
            item ->
                uses.count(merchant, List.of(item), solved ? Uses.Use.SOLVED : Uses.Use.UNSOLVED));
  }
}

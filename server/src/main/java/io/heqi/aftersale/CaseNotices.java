package io.heqi.aftersale;

import io.heqi.conversation.ConversationState;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.MessageContent;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.SenderKind;
import io.heqi.foundation.queue.Outcome;
import io.heqi.foundation.queue.QueueJob;
import io.heqi.foundation.queue.StoredQueue;
import io.heqi.foundation.queue.WaitingRows;
import io.heqi.foundation.queue.WaitingTable;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Tells customers in their chat what became of their cases, each move once, in the order of the
/// moves. Whose conversation is over is not called back: they see it where their orders are.
@Component
class CaseNotices implements QueueJob<CaseNotices.Notice> {

  private static final WaitingTable TABLE =
      WaitingTable.of("aftersale.notices", "case_id, version", "true", Duration.ofMinutes(1), 100)
          .oneAfterTheOther("case_id", "version");

  private final JdbcClient jdbc;
  private final CaseRepository cases;
  private final CaseWords words;
  private final Conversations conversations;
  private final MessageLog log;
  private final AfterSaleRules rules;
  private final TransactionTemplate transactions;
  private final WaitingRows<Notice> waiting;

  CaseNotices(
      JdbcClient jdbc,
      CaseRepository cases,
      CaseWords words,
      Conversations conversations,
      MessageLog log,
      AfterSaleRules rules,
      TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.words = words;
    this.conversations = conversations;
    this.log = log;
    this.rules = rules;
    this.transactions = transactions;
    this.waiting =
        new WaitingRows<>(
            jdbc,
            TABLE,
            "w.merchant_id, w.case_id, w.version, w.attempts",
            (row, _) ->
                new Notice(
                    new MerchantId(row.getLong(1)),
                    new CaseId(row.getObject(2, UUID.class)),
                    row.getInt(3),
                    row.getInt(4)),
            notice -> List.of(notice.id().value(), notice.version()));
  }

  record Notice(MerchantId merchant, CaseId id, int version, int attempt)
      implements StoredQueue.Taken {}

  @Override
  public Plan<Notice> plan() {
    return new Plan<>("aftersale.notices", Duration.ofSeconds(1), waiting);
  }

  @Override
  public Outcome attempt(Notice notice) {
    var c = Objects.requireNonNull(transactions.execute(_ -> find(notice)));
    var merchant = notice.merchant();
    var open =
        Optional.ofNullable(c.origin.channel())
            .flatMap(
                channel ->
                    log.current(merchant, channel, Objects.requireNonNull(c.origin.customer())))
            .filter(row -> row.state() != ConversationState.CLOSED);
    if (open.isEmpty()) {
      forget(notice);
      return new Outcome.GivenUp();
    }
    var zone = rules.zone(merchant, c.origin.shop());
    var text = words.told(c, moveOf(notice), zone);
    try {
      conversations
          .answer(
              merchant,
              open.get().id(),
              SenderKind.SYSTEM,
              "case:" + notice.id() + ":" + notice.version(),
              MessageContent.card(text, words.facts(c)))
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Refusal refusal && refusal.kind() == Refusal.Kind.CONFLICT) {
        forget(notice);
        return new Outcome.GivenUp();
      }
      throw e;
    }
    forget(notice);
    return new Outcome.Done();
  }

  private AfterSaleCase find(Notice notice) {
    return cases.find(notice.merchant(), notice.id()).orElseThrow(CaseBook::unknown);
  }

  private Move moveOf(Notice notice) {
    return Objects.requireNonNull(
        transactions.execute(
            _ ->
                jdbc.sql(
                        """
                        select move from aftersale.moves
                        where merchant_id = ? and case_id = ? and version = ?
                        """)
                    .params(notice.merchant().value(), notice.id().value(), notice.version())
                    .query((row, _) -> Move.valueOf(row.getString(1)))
                    .single()));
  }

  private void forget(Notice notice) {
    transactions.executeWithoutResult(
        _ ->
            jdbc.sql(
                    """
                    delete from aftersale.notices where merchant_id = ? and case_id = ? and version = ?
                    """)
                .params(notice.merchant().value(), notice.id().value(), notice.version())
                .update());
  }

  @Override
  public void giveUp(Notice notice, String reason) {
    forget(notice);
  }
}

package io.heqi.integration;

import io.heqi.foundation.outbound.SignedCalls;
import io.heqi.foundation.queue.StoredQueue;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The stored queue of what webhooks are told. A webhook is served by one node at a time, one call
/// after the other, so the other system hears of everything in the order in which it happened: what
/// is taken here is the webhook, not the call.
@Repository
class WebhookQueue implements StoredQueue<WebhookQueue.Lease> {

  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration KEPT = Duration.ofDays(7);

  private static final String SELECT =
      """
      select change_no, event, conversation_id, seq, state, attempts, status, reason, queued_at, finished_at
      from integration.webhook_calls
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  WebhookQueue(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  record New(
      UUID webhook, long number, WebhookEvent event, ConversationId conversation, long seq) {}

  /// A webhook with something to be told, taken for a while.
  record Lease(MerchantId merchant, UUID webhook, int attempt) implements StoredQueue.Taken {}

  void add(MerchantId merchant, List<New> calls) {
    jdbc.sql(
            """
            insert into integration.webhook_calls (merchant_id, webhook_id, change_no, event, conversation_id, seq,
              queued_at)
            select ?, c.* , ? from unnest(?::uuid[], ?::bigint[], ?::text[], ?::uuid[], ?::bigint[]) as c
            on conflict do nothing
            """)
        .param(merchant.value())
        .param(Timestamp.from(clock.instant()))
        .param(calls.stream().map(New::webhook).toArray(UUID[]::new))
        .param(calls.stream().map(New::number).toArray(Long[]::new))
        .param(calls.stream().map(c -> c.event().code()).toArray(String[]::new))
        .param(calls.stream().map(c -> c.conversation().value()).toArray(UUID[]::new))
        .param(calls.stream().map(New::seq).toArray(Long[]::new))
        .update();
  }

  @Override
  public List<MerchantId> due(List<MerchantId> merchants, Instant now) {
    return jdbc.sql(
            """
            select distinct w.merchant_id from integration.webhooks w
            where w.merchant_id = any (?::bigint[]) and w.enabled and w.next_attempt_at <= ? and w.leased_until <= ?
              and exists (select 1 from integration.webhook_calls c
                where c.merchant_id = w.merchant_id and c.webhook_id = w.id and c.state = 'QUEUED')
            """)
        .params(
            merchants.stream().map(MerchantId::value).toArray(Long[]::new),
            Timestamp.from(now),
            Timestamp.from(now))
        .query((row, _) -> new MerchantId(row.getLong(1)))
        .list();
  }

  /// Takes the webhooks that are due and that no node serves.
  @Override
  public List<Lease> take(MerchantId merchant, Instant now) {
    return jdbc.sql(
            """
            update integration.webhooks w set leased_until = ?
            from (
              select d.id from integration.webhooks d
              where d.merchant_id = ? and d.enabled and d.next_attempt_at <= ? and d.leased_until <= ?
                and exists (select 1 from integration.webhook_calls c
                  where c.merchant_id = d.merchant_id and c.webhook_id = d.id and c.state = 'QUEUED')
              order by d.id for update skip locked) as d
            where w.merchant_id = ? and w.id = d.id
            returning w.id, w.failures + 1
            """)
        .params(
            Timestamp.from(now.plus(LEASE)),
            merchant.value(),
            Timestamp.from(now),
            Timestamp.from(now),
            merchant.value())
        .query((row, _) -> new Lease(merchant, row.getObject(1, UUID.class), row.getInt(2)))
        .list();
  }

  /// Leaves the webhook alone for a while, since it does not answer.
  @Override
  public void again(Lease lease, Instant at, String reason) {
    var now = Timestamp.from(clock.instant());
    jdbc.sql(
            """
            update integration.webhooks
            set leased_until = ?, next_attempt_at = ?, failures = failures + 1, failing_since = coalesce(failing_since, ?)
            where merchant_id = ? and id = ?
            """)
        .params(now, Timestamp.from(at), now, lease.merchant().value(), lease.webhook())
        .update();
  }

  @Transactional(readOnly = true)
  public List<WebhookCall> waiting(Lease lease, int most) {
    return jdbc.sql(
            SELECT
                + " where merchant_id = ? and webhook_id = ? and state = 'QUEUED' order by"
                + " change_no limit ?")
        .params(lease.merchant().value(), lease.webhook(), most)
        .query((row, _) -> call(row))
        .list();
  }

  /// Writes down how a call went. A webhook that took one is trusted again, and stays leased.
  @Transactional
  public void settle(
      Lease lease, WebhookCall call, WebhookCall.State state, SignedCalls.Answer answer) {
    var now = clock.instant();
    jdbc.sql(
            """
            update integration.webhook_calls set state = ?, attempts = attempts + 1, status = ?, reason = ?,
              finished_at = ?
            where merchant_id = ? and webhook_id = ? and change_no = ?
            """)
        .param(state.name())
        .param(answer.status())
        .param(answer.reason())
        .param(state == WebhookCall.State.QUEUED ? null : Timestamp.from(now))
        .param(lease.merchant().value())
        .param(lease.webhook())
        .param(call.number())
        .update();
    if (answer.result() != SignedCalls.Result.NO_ANSWER) {
      jdbc.sql(
              """
              update integration.webhooks set leased_until = ?, failures = 0, failing_since = null
              where merchant_id = ? and id = ?
              """)
          .params(Timestamp.from(now.plus(LEASE)), lease.merchant().value(), lease.webhook())
          .update();
    }
  }

  @Transactional
  public void release(Lease lease) {
    jdbc.sql("update integration.webhooks set leased_until = ? where merchant_id = ? and id = ?")
        .param(Timestamp.from(clock.instant()))
        .param(lease.merchant().value())
        .param(lease.webhook())
        .update();
  }

  /// Queues failed calls anew.
  ///
  /// @param number of the one; null for all of the webhook
  int requeue(MerchantId merchant, UUID webhook, @Nullable Long number) {
    return jdbc.sql(
            """
            update integration.webhook_calls set state = 'QUEUED', attempts = 0, queued_at = ?, finished_at = null
            where merchant_id = ? and webhook_id = ? and state = 'FAILED' and change_no = coalesce(?, change_no)
            """)
        .param(Timestamp.from(clock.instant()))
        .param(merchant.value())
        .param(webhook)
        .param(number)
        .update();
  }

  /// The calls of a webhook, newest first.
  List<WebhookCall> calls(
      MerchantId merchant,
      UUID webhook,
      WebhookCall.@Nullable State state,
      long before,
      int limit) {
    return jdbc.sql(
            SELECT
                + " where merchant_id = ? and webhook_id = ? and change_no < ?"
                + (state == null ? "" : " and state = '" + state.name() + "'")
                + " order by change_no desc limit ?")
        .params(merchant.value(), webhook, before, limit)
        .query((row, _) -> call(row))
        .list();
  }

  /// Forgets what was taken a week ago, a part at a time.
  int forget(List<MerchantId> merchants, Instant now) {
    return jdbc.sql(
            """
            delete from integration.webhook_calls c using (
              select merchant_id, webhook_id, change_no from integration.webhook_calls
              where merchant_id = any (?::bigint[]) and state <> 'QUEUED' and finished_at < ? limit 5000) as o
            where c.merchant_id = o.merchant_id and c.webhook_id = o.webhook_id and c.change_no = o.change_no
            """)
        .params(
            merchants.stream().map(MerchantId::value).toArray(Long[]::new),
            Timestamp.from(now.minus(KEPT)))
        .update();
  }

  private static WebhookCall call(ResultSet row) throws SQLException {
    var finished = row.getTimestamp(10);
    return new WebhookCall(
        row.getLong(1),
        row.getString(2),
        new ConversationId(row.getObject(3, UUID.class)),
        row.getLong(4),
        WebhookCall.State.valueOf(row.getString(5)),
        row.getInt(6),
        row.getInt(7),
        row.getString(8),
        row.getTimestamp(9).toInstant(),
        finished == null ? null : finished.toInstant());
  }
}

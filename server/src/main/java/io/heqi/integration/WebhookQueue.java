package io.heqi.integration;

import io.heqi.foundation.outbound.SignedCalls;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The stored queue of what webhooks are told. A webhook is served by one node at a time, one call
/// after the other, so the other system hears of everything in the order in which it happened.
@Repository
class WebhookQueue {

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
  record Lease(MerchantId merchant, UUID webhook) {}

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

  /// Takes the webhooks that are due and that no node serves.
  @Transactional
  public List<Lease> lease(List<MerchantId> merchants) {
    var now = Timestamp.from(clock.instant());
    return jdbc.sql(
            """
            update integration.webhooks w set leased_until = ?
            from (
              select d.merchant_id, d.id from integration.webhooks d
              where d.merchant_id = any (?::bigint[]) and d.enabled and d.next_attempt_at <= ? and d.leased_until <= ?
                and exists (select 1 from integration.webhook_calls c
                  where c.merchant_id = d.merchant_id and c.webhook_id = d.id and c.state = 'QUEUED')
              order by d.merchant_id, d.id for update skip locked) as d
            where w.merchant_id = d.merchant_id and w.id = d.id
            returning w.merchant_id, w.id
            """)
        .params(
            Timestamp.from(clock.instant().plus(LEASE)),
            merchants.stream().map(MerchantId::value).toArray(Long[]::new),
            now,
            now)
        .query((row, _) -> new Lease(new MerchantId(row.getLong(1)), row.getObject(2, UUID.class)))
        .list();
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

  /// Writes down how a call went.
  ///
  /// @param pause until the webhook is called again, where it did not answer; null where it did
  @Transactional
  public void settle(
      Lease lease,
      long number,
      WebhookCall.State state,
      SignedCalls.Answer answer,
      @Nullable Duration pause) {
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
        .param(number)
        .update();
    jdbc.sql(
            """
            update integration.webhooks set leased_until = ?,
              failures = case when ? then failures + 1 else 0 end,
              failing_since = case when ? then coalesce(failing_since, ?) end,
              next_attempt_at = ?
            where merchant_id = ? and id = ?
            """)
        .param(Timestamp.from(now.plus(LEASE)))
        .param(pause != null)
        .param(pause != null)
        .param(Timestamp.from(now))
        .param(Timestamp.from(pause == null ? now : now.plus(pause)))
        .param(lease.merchant().value())
        .param(lease.webhook())
        .update();
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
  @Transactional
  public int forget(List<MerchantId> merchants) {
    return jdbc.sql(
            """
            delete from integration.webhook_calls c using (
              select merchant_id, webhook_id, change_no from integration.webhook_calls
              where merchant_id = any (?::bigint[]) and state <> 'QUEUED' and finished_at < ? limit 5000) as o
            where c.merchant_id = o.merchant_id and c.webhook_id = o.webhook_id and c.change_no = o.change_no
            """)
        .params(
            merchants.stream().map(MerchantId::value).toArray(Long[]::new),
            Timestamp.from(clock.instant().minus(KEPT)))
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

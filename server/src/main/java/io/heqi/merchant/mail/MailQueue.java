package io.heqi.merchant.mail;

import io.heqi.foundation.database.FieldCipher;
import io.heqi.foundation.queue.StoredQueue;
import io.heqi.foundation.queue.WaitingRows;
import io.heqi.foundation.queue.WaitingTable;
import io.heqi.foundation.text.Masking;
import io.heqi.shared.MerchantId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// The stored queue of mails. What was sent or given up is kept for a week.
@Repository
class MailQueue {

  private static final WaitingTable TABLE =
      WaitingTable.of("merchant.mails", "key", "state = 'QUEUED'", Duration.ofMinutes(3), 20);

  private static final Duration KEPT = Duration.ofDays(7);

  private final JdbcClient jdbc;
  private final FieldCipher cipher;
  private final JsonMapper json;
  private final Clock clock;
  private final WaitingRows<Taken> waiting;

  MailQueue(JdbcClient jdbc, FieldCipher cipher, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.json = json;
    this.clock = clock;
    this.waiting =
        new WaitingRows<>(
            jdbc,
            TABLE,
            "w.merchant_id, w.key, w.attempts",
            (row, _) -> new Taken(new MerchantId(row.getLong(1)), row.getString(2), row.getInt(3)),
            taken -> List.of(taken.key()));
  }

  record Taken(MerchantId merchant, String key, int attempt) implements StoredQueue.Taken {}

  StoredQueue<Taken> waiting() {
    return waiting;
  }

  void add(MerchantId merchant, Mail mail) {
    var now = Timestamp.from(clock.instant());
    jdbc.sql(
            """
            insert into merchant.mails (merchant_id, key, content_cipher, recipient_masked, subject, queued_at,
              next_attempt_at)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(
            merchant.value(),
            mail.key(),
            cipher.seal(place(merchant, mail.key()), json.writeValueAsString(mail)),
            Masking.mask(mail.to()),
            mail.subject(),
            now,
            now)
        .update();
  }

  @Transactional(readOnly = true)
  public Mail mail(Taken taken) {
    var sealed =
        jdbc.sql("select content_cipher from merchant.mails where merchant_id = ? and key = ?")
            .params(taken.merchant().value(), taken.key())
            .query((row, _) -> row.getBytes(1))
            .single();
    return json.readValue(cipher.open(place(taken.merchant(), taken.key()), sealed), Mail.class);
  }

  @Transactional
  public void finish(Taken taken, String state, String reason) {
    jdbc.sql(
            """
            update merchant.mails set state = ?, reason = ?, finished_at = ? where merchant_id = ? and key = ?
            """)
        .params(
            state, reason, Timestamp.from(clock.instant()), taken.merchant().value(), taken.key())
        .update();
  }

  /// The newest hundred.
  List<Mails.MailView> newest(MerchantId merchant) {
    return jdbc.sql(
            """
            select recipient_masked, subject, state, attempts, reason, queued_at from merchant.mails
            where merchant_id = ? order by queued_at desc limit 100
            """)
        .param(merchant.value())
        .query(
            (row, _) ->
                new Mails.MailView(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getInt(4),
                    row.getString(5),
                    row.getTimestamp(6).toInstant()))
        .list();
  }

  int forget(List<MerchantId> merchants, Instant now) {
    return jdbc.sql(
            """
            delete from merchant.mails where merchant_id = any (?::bigint[]) and state <> 'QUEUED' and queued_at < ?
            """)
        .params(
            merchants.stream().map(MerchantId::value).toArray(Long[]::new),
            Timestamp.from(now.minus(KEPT)))
        .update();
  }

  private static String place(MerchantId merchant, String key) {
    return "merchant.mails:" + merchant + ":" + key;
  }
}

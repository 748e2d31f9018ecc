package io.heqi.merchant.mail;

import io.heqi.foundation.database.FieldCipher;
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

  /// A mail that nobody finished in this time was cut off by a crash and is sent again.
  private static final Duration LEASE = Duration.ofMinutes(3);

  private static final Duration KEPT = Duration.ofDays(7);

  private final JdbcClient jdbc;
  private final FieldCipher cipher;
  private final JsonMapper json;
  private final Clock clock;

  MailQueue(JdbcClient jdbc, FieldCipher cipher, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.json = json;
    this.clock = clock;
  }

  /// A mail taken from the queue, and the attempt that is now made.
  record Taken(MerchantId merchant, Mail mail, int attempt) {}

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

  /// Takes what is due, oldest first.
  @Transactional
  public List<Taken> claim(List<MerchantId> merchants, int most) {
    var now = clock.instant();
    return jdbc.sql(
            """
            update merchant.mails m set attempts = m.attempts + 1, next_attempt_at = ?
            from (
              select merchant_id, key from merchant.mails
              where merchant_id = any (?::bigint[]) and state = 'QUEUED' and next_attempt_at <= ?
              order by next_attempt_at limit ? for update skip locked) as d
            where m.merchant_id = d.merchant_id and m.key = d.key
            returning m.merchant_id, m.key, m.content_cipher, m.attempts
            """)
        .params(
            Timestamp.from(now.plus(LEASE)),
            merchants.stream().map(MerchantId::value).toArray(Long[]::new),
            Timestamp.from(now),
            most)
        .query(
            (row, _) -> {
              var merchant = new MerchantId(row.getLong(1));
              var text = cipher.open(place(merchant, row.getString(2)), row.getBytes(3));
              return new Taken(merchant, json.readValue(text, Mail.class), row.getInt(4));
            })
        .list();
  }

  @Transactional
  public void finish(Taken taken, String state, String reason) {
    jdbc.sql(
            """
            update merchant.mails set state = ?, reason = ?, finished_at = ? where merchant_id = ? and key = ?
            """)
        .params(
            state,
            reason,
            Timestamp.from(clock.instant()),
            taken.merchant().value(),
            taken.mail().key())
        .update();
  }

  @Transactional
  public void retry(Taken taken, Instant at, String reason) {
    jdbc.sql(
            "update merchant.mails set next_attempt_at = ?, reason = ? where merchant_id = ? and"
                + " key = ?")
        .params(Timestamp.from(at), reason, taken.merchant().value(), taken.mail().key())
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

  @Transactional
  public void forget(List<MerchantId> merchants) {
    jdbc.sql(
            """
            delete from merchant.mails where merchant_id = any (?::bigint[]) and state <> 'QUEUED' and queued_at < ?
            """)
        .params(
            merchants.stream().map(MerchantId::value).toArray(Long[]::new),
            Timestamp.from(clock.instant().minus(KEPT)))
        .update();
  }

  private static String place(MerchantId merchant, String key) {
    return "merchant.mails:" + merchant + ":" + key;
  }
}

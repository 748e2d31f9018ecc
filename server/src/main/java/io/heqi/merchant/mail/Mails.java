package io.heqi.merchant.mail;

import io.heqi.foundation.security.Actor;
import io.heqi.merchant.MerchantPermissions;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.time.Instant;
import java.util.List;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Sends mails of a merchant: they are queued with the deed that they tell of, and leave a moment
/// later.
@Service
public class Mails {

  private final MailQueue queue;
  private final MailSetup setup;
  private final MailServer server;
  private final TransactionTemplate transactions;

  Mails(MailQueue queue, MailSetup setup, MailServer server, TransactionTemplate transactions) {
    this.queue = queue;
    this.setup = setup;
    this.server = server;
    this.transactions = transactions;
  }

  /// A mail as its sender may see it later.
  public record MailView(
      String recipient,
      String subject,
      String state,
      int attempts,
      String reason,
      Instant queuedAt) {}

  /// Queues a mail in the caller's transaction. Only where the merchant named a server.
  @Transactional
  public void queue(MerchantId merchant, Mail mail) {
    queue.add(merchant, mail);
  }

  /// Sends a mail now and tells, as a refusal, why it does not go.
  public void sendNow(Actor by, Mail mail) {
    by.require(MerchantPermissions.SETTINGS);
    var settings = transactions.execute(_ -> setup.of(by.merchant()));
    if (settings == null || settings.isEmpty()) {
      throw Refusal.conflict("merchant.mail-not-set-up");
    }
    try {
      server.send(settings.get(), mail);
    } catch (MailException e) {
      throw Refusal.rule("merchant.mail-not-sent", MailServer.reason(e));
    }
  }

  @Transactional(readOnly = true)
  public List<MailView> newest(Actor by) {
    by.require(MerchantPermissions.SETTINGS);
    return queue.newest(by.merchant());
  }
}

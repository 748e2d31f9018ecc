package io.heqi.channel;

import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.Entry;
import io.heqi.conversation.MessageKind;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.SenderKind;
import io.heqi.customer.Customers;
import io.heqi.customer.IdentityKey;
import io.heqi.merchant.Shops;
import io.heqi.merchant.mail.Mail;
import io.heqi.merchant.mail.MailSettings;
import io.heqi.merchant.mail.MailSetup;
import io.heqi.merchant.mail.Mails;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The answer by mail, for customers who left an address because they may close the page: what an
/// agent says and the page has not shown within two minutes goes to that address, with a link that
/// resumes the conversation.
@Service
public class AnswerMails {

  private static final int MOST_LINES = 50;

  private final Customers customers;
  private final AnswerMailRepository pending;
  private final MessageLog log;
  private final Channels channels;
  private final VisitorTokens tokens;
  private final Shops shops;
  private final Post post;

  AnswerMails(
      Customers customers,
      AnswerMailRepository pending,
      MessageLog log,
      Channels channels,
      VisitorTokens tokens,
      Shops shops,
      Post post) {
    this.customers = customers;
    this.pending = pending;
    this.log = log;
    this.channels = channels;
    this.tokens = tokens;
    this.shops = shops;
    this.post = post;
  }

  /// What a mail is written and sent with.
  @org.springframework.stereotype.Component
  record Post(MailSetup setup, Mails mails, MessageSource texts) {}

  /// Keeps the visitor's address. They must have written before: nobody's address is kept for
  /// nothing.
  @Transactional
  public void leave(Visitor visitor, String email) {
    if (post.setup().of(visitor.merchant()).isEmpty()) {
      throw Refusal.conflict("channel.no-answer-by-mail");
    }
    var customer =
        customers
            .find(new IdentityKey(visitor.merchant(), visitor.channel(), visitor.externalId()))
            .orElseThrow(() -> Refusal.conflict("channel.nothing-asked"));
    customers.leaveEmail(visitor.merchant(), customer, email);
  }

  /// Whether this visitor should be asked for an address.
  boolean asks(Visitor visitor) {
    if (post.setup().of(visitor.merchant()).isEmpty()) {
      return false;
    }
    return customers
        .find(new IdentityKey(visitor.merchant(), visitor.channel(), visitor.externalId()))
        .map(id -> !customers.emails(visitor.merchant(), List.of(id)).containsKey(id))
        .orElse(true);
  }

  /// Mails what is still unseen of a conversation, in one transaction with taking it off the list.
  @Transactional
  public void send(MerchantId merchant, ConversationId id) {
    var lastSeq = pending.take(merchant, id);
    var settings = post.setup().of(merchant);
    var row = log.row(merchant, id);
    if (lastSeq.isEmpty() || settings.isEmpty() || row.isEmpty()) {
      return;
    }
    var email = customers.emails(merchant, List.of(row.get().customer())).get(row.get().customer());
    var seen = row.get().customerDeliveredSeq();
    var unseen =
        log.after(merchant, id, seen, MOST_LINES).stream()
            .filter(AnswerMails::isAnswer)
            .filter(line -> line.seq() <= lastSeq.get())
            .toList();
    if (email == null || unseen.isEmpty()) {
      return;
    }
    write(settings.get(), row.get(), unseen, email);
  }

  /// Gives up mailing what waits of a conversation.
  @Transactional
  public void drop(MerchantId merchant, ConversationId id) {
    var _ = pending.take(merchant, id);
  }

  private void write(MailSettings settings, ConversationRow row, List<Entry> unseen, String email) {
    var merchant = row.merchant();
    var channel = channels.enabled(merchant, row.channel());
    var external = customers.externalId(merchant, row.channel(), row.customer());
    var visitor = new Visitor(merchant, row.channel(), external, row.customerName());
    var link =
        "%s/chat/%s#resume=%s"
            .formatted(settings.home(), channel.publicKey(), tokens.resume(visitor));
    var shop = shops.recent(merchant, row.shop()).name();
    var locale = Locale.SIMPLIFIED_CHINESE;
    var said =
        unseen.stream()
            .map(line -> line.kind() == MessageKind.TEXT ? line.body() : file(line, locale))
            .collect(Collectors.joining("\n\n"));
    post.mails()
        .queue(
            merchant,
            new Mail(
                "answer:%s:%d".formatted(row.id(), unseen.getLast().seq()),
                email,
                post.texts().getMessage("channel.answer-subject", new Object[] {shop}, locale),
                post.texts()
                    .getMessage("channel.answer-text", new Object[] {shop, said, link}, locale)));
  }

  private String file(Entry line, Locale locale) {
    return post.texts().getMessage("channel.answer-file", null, locale) + " " + line.body();
  }

  /// Greetings and other fixed texts are not worth a mail.
  static boolean isAnswer(Entry line) {
    return line.sender() == SenderKind.AGENT && line.kind().isSaid() && line.recalledAt() == null;
  }
}

package io.heqi.staff;

import io.heqi.merchant.Merchants;
import io.heqi.merchant.mail.Mail;
import io.heqi.merchant.mail.MailSetup;
import io.heqi.merchant.mail.Mails;
import io.heqi.shared.Ids;
import io.heqi.shared.MerchantId;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Writes the mails that carry one-time links.
@Component
class LinkLetters {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final MailSetup setup;
  private final Mails mails;
  private final Merchants merchants;
  private final MessageSource texts;

  LinkLetters(MailSetup setup, Mails mails, Merchants merchants, MessageSource texts) {
    this.setup = setup;
    this.mails = mails;
    this.merchants = merchants;
    this.texts = texts;
  }

  boolean cannotWrite(MerchantId merchant) {
    return setup.of(merchant).isEmpty();
  }

  /// @return whether the mail is queued; false where the merchant named no server
  boolean send(
      MerchantId merchant,
      AccountRepository.Account account,
      OneTimeLinks.Purpose purpose,
      OneTimeLinks.Link link) {
    var settings = setup.of(merchant);
    if (settings.isEmpty()) {
      return false;
    }
    var house = merchants.find(merchant).orElseThrow().name();
    var locale = Locale.forLanguageTag(account.locale());
    var until = TIME.format(link.expiresAt().atZone(ZONE));
    var address = settings.get().home() + link.path();
    var invitation = purpose == OneTimeLinks.Purpose.INVITATION;
    var subject = invitation ? "staff.invitation-subject" : "staff.reset-subject";
    var text = invitation ? "staff.invitation-text" : "staff.reset-text";
    mails.queue(
        merchant,
        new Mail(
            "link:" + Ids.next(),
            account.email(),
            texts.getMessage(subject, new Object[] {house}, locale),
            texts.getMessage(text, new Object[] {account.name(), house, address, until}, locale)));
    return true;
  }
}

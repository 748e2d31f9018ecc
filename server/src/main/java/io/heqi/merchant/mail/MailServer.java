package io.heqi.merchant.mail;

import io.heqi.foundation.outbound.OutsideHosts;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.springframework.mail.MailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/// Hands a mail to a merchant's server.
@Component
class MailServer {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int LONGEST_REASON = 300;

  private final OutsideHosts hosts;

  MailServer(OutsideHosts hosts) {
    this.hosts = hosts;
  }

  /// Returns once the server has taken the mail.
  void send(MailSettings settings, Mail mail) {
    try {
      if (!hosts.mayBeCalled(settings.host())) {
        throw new MailPreparationException("The server lies in a private network");
      }
    } catch (UnknownHostException e) {
      throw new MailSendException("There is no server of the name " + settings.host(), e);
    }
    var sender = sender(settings);
    var message = new Identified(sender.createMimeMessage(), mail.key());
    try {
      var parts = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
      parts.setFrom(new InternetAddress(settings.from(), settings.fromName(), "UTF-8"));
      parts.setTo(mail.to());
      parts.setSubject(mail.subject());
      parts.setText(mail.text());
      message.setHeader("Auto-Submitted", "auto-generated");
    } catch (MessagingException | UnsupportedEncodingException e) {
      throw new MailPreparationException(e);
    }
    sender.send(message);
  }

  private static JavaMailSenderImpl sender(MailSettings settings) {
    var sender = new JavaMailSenderImpl();
    sender.setHost(settings.host());
    sender.setPort(settings.port());
    sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
    var properties = sender.getJavaMailProperties();
    var patience = Long.toString(PATIENCE.toMillis());
    properties.put("mail.smtp.connectiontimeout", patience);
    properties.put("mail.smtp.timeout", patience);
    properties.put("mail.smtp.writetimeout", patience);
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    switch (settings.security()) {
      case NONE -> properties.put("mail.smtp.starttls.enable", "false");
      case STARTTLS -> {
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.put("mail.smtp.ssl.enable", "true");
    }
    if (!settings.user().isEmpty()) {
      properties.put("mail.smtp.auth", "true");
      sender.setUsername(settings.user());
      sender.setPassword(settings.password().value());
    }
    return sender;
  }

  /// Whether the server said that it will never take this mail.
  static boolean isFinal(MailException e) {
    return e instanceof MailPreparationException
        || (e instanceof MailSendException failed
            && failed.getFailedMessages().values().stream().anyMatch(MailServer::isFinal));
  }

  /// An address that the server will not take now, but may later, counts as valid.
  private static boolean isFinal(Exception cause) {
    return cause instanceof SendFailedException failed
        && failed.getInvalidAddresses() != null
        && failed.getInvalidAddresses().length > 0;
  }

  static String reason(MailException e) {
    var cause = e.getMostSpecificCause();
    var text =
        e instanceof MailSendException failed && !failed.getFailedMessages().isEmpty()
            ? String.valueOf(failed.getFailedMessages().values().iterator().next().getMessage())
            : String.valueOf(cause.getMessage());
    var line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON);
  }

  /// The same mail carries the same id, so that a second copy after a crash can be recognised.
  private static final class Identified extends MimeMessage {

    private final String id;

    Identified(MimeMessage message, String key) {
      super(message.getSession());
      this.id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + id + "@heqi>");
    }
  }
}

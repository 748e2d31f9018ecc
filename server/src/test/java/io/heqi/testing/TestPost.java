package io.heqi.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.mail.MailSettings;
import io.heqi.merchant.mail.MailSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A real mail server on a free port, and what arrived there.
public final class TestPost implements AutoCloseable {

  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  public TestPost() {
    server.setUser("desk@shop.test", "desk", "mail-secret");
    server.start();
  }

  public int port() {
    return server.getSmtp().getPort();
  }

  /// Names this server in the merchant's settings.
  public void serves(MailSetup setup, Actor owner) {
    Tenancy.run(owner.merchant(), () -> setup.save(owner, settings("mail-secret")));
  }

  public MailSetup.SaveMailSettings settings(String password) {
    return new MailSetup.SaveMailSettings(
        "127.0.0.1",
        port(),
        MailSettings.Security.NONE,
        "desk",
        password,
        "desk@shop.test",
        "测试店",
        "https://desk.shop.test/");
  }

  public int arrived() {
    return server.getReceivedMessages().length;
  }

  public MimeMessage last() {
    return List.of(server.getReceivedMessages()).getLast();
  }

  public String subjectOfLast() {
    try {
      return MimeUtility.decodeText(last().getSubject());
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  public String textOfLast() {
    return textOf(last());
  }

  private static String textOf(MimeMessage message) {
    try {
      return message.getContent() instanceof String text
          ? text
          : new String(
              GreenMailUtil.getBody(message).getBytes(StandardCharsets.ISO_8859_1),
              StandardCharsets.UTF_8);
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}

package io.heqi.merchant.mail;

import io.heqi.foundation.database.FieldCipher;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.MerchantPermissions;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.Secret;
import java.net.URI;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Where a merchant says through which server its mails leave.
@Service
public class MailSetup {

  private static final String NAME = "mail";

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final FieldCipher cipher;
  private final ApplicationEventPublisher events;

  MailSetup(
      JdbcClient jdbc, JsonMapper json, FieldCipher cipher, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.json = json;
    this.cipher = cipher;
    this.events = events;
  }

  private record Stored(
      String host,
      int port,
      MailSettings.Security security,
      String user,
      String sealedPassword,
      String from,
      String fromName,
      String home) {}

  /// @param password null: as it was
  public record SaveMailSettings(
      String host,
      int port,
      MailSettings.Security security,
      String user,
      @Nullable String password,
      String from,
      String fromName,
      String home) {}

  @Transactional(readOnly = true)
  public Optional<MailSettings> get(Actor by) {
    by.require(MerchantPermissions.SETTINGS);
    return of(by.merchant());
  }

  @Transactional
  public void save(Actor by, SaveMailSettings given) {
    by.require(MerchantPermissions.SETTINGS);
    var password = given.password();
    if (password == null) {
      password = of(by.merchant()).map(known -> known.password().value()).orElse("");
    }
    var stored =
        new Stored(
            given.host(),
            given.port(),
            given.security(),
            given.user(),
            Base64.getEncoder().encodeToString(cipher.seal(place(by.merchant()), password)),
            given.from(),
            given.fromName(),
            home(given.home()));
    jdbc.sql(
            """
            insert into merchant.settings (merchant_id, name, value) values (?, ?, ?::jsonb)
            on conflict (merchant_id, name) do update set value = excluded.value
            """)
        .params(by.merchant().value(), NAME, json.writeValueAsString(stored))
        .update();
    events.publishEvent(new MailEvent.SettingsChanged(by, given.host(), given.from()));
  }

  private static String home(String given) {
    try {
      var uri = URI.create(given);
      var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if ((scheme.equals("https") || scheme.equals("http")) && uri.getHost() != null) {
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return scheme + "://" + uri.getHost() + port;
      }
    } catch (IllegalArgumentException _) {
      throw Refusal.invalid("merchant.mail-home-malformed");
    }
    throw Refusal.invalid("merchant.mail-home-malformed");
  }

  @Transactional
  public void remove(Actor by) {
    by.require(MerchantPermissions.SETTINGS);
    jdbc.sql("delete from merchant.settings where merchant_id = ? and name = ?")
        .params(by.merchant().value(), NAME)
        .update();
    events.publishEvent(new MailEvent.SettingsRemoved(by));
  }

  /// The server of the merchant, where one was named.
  @Transactional(readOnly = true)
  public Optional<MailSettings> of(MerchantId merchant) {
    return jdbc.sql("select value::text from merchant.settings where merchant_id = ? and name = ?")
        .params(merchant.value(), NAME)
        .query(String.class)
        .optional()
        .map(text -> opened(merchant, json.readValue(text, Stored.class)));
  }

  private MailSettings opened(MerchantId merchant, Stored stored) {
    return new MailSettings(
        stored.host(),
        stored.port(),
        stored.security(),
        stored.user(),
        new Secret(
            cipher.open(place(merchant), Base64.getDecoder().decode(stored.sealedPassword()))),
        stored.from(),
        stored.fromName(),
        stored.home());
  }

  private static String place(MerchantId merchant) {
    return "merchant.settings.mail:" + merchant;
  }
}

package io.heqi.bot.model;

import io.heqi.bot.BotPermissions;
import io.heqi.foundation.database.FieldCipher;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.Secret;
import io.heqi.staff.AuditLog;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where a merchant names a large model and agrees, or no longer agrees, that messages go there.
@Service
public class ModelSetup {

  private final JdbcClient jdbc;
  private final FieldCipher cipher;
  private final ModelCalls calls;
  private final AuditLog audit;
  private final Clock clock;

  ModelSetup(JdbcClient jdbc, FieldCipher cipher, ModelCalls calls, AuditLog audit, Clock clock) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.calls = calls;
    this.audit = audit;
    this.clock = clock;
  }

  /// @param key null: as it was, as long as the address is the same
  /// @param agreed whether messages may leave the house for this address
  public record SaveModel(
      ModelSettings.Protocol protocol,
      String address,
      String name,
      @Nullable String key,
      Duration timeout,
      int tokensADay,
      boolean answersCustomers,
      boolean helpsAgents,
      boolean agreed) {}

  @Transactional(readOnly = true)
  public Optional<ModelSettings> get(Actor by) {
    by.require(BotPermissions.MANAGE);
    return of(by.merchant());
  }

  /// Keeps the settings. A consent holds for one address: for another it is given anew, and a key
  /// is never sent to another host than it was typed for.
  @Transactional
  public void save(Actor by, SaveModel given) {
    by.require(BotPermissions.MANAGE);
    var address = ModelAddress.checked(given.address());
    if (!given.agreed() && (given.answersCustomers() || given.helpsAgents())) {
      throw Refusal.rule("bot.model-consent-missing");
    }
    var known = of(by.merchant()).filter(old -> ModelAddress.isSameHost(old.address(), address));
    var key = given.key();
    if (key == null) {
      key = known.map(old -> old.key().value()).orElse("");
    }
    var consent = given.agreed() ? consent(by, known) : null;
    store(by.merchant(), given, address, key, consent);
    audit(by, given, address, known.map(ModelSettings::consent).orElse(null), consent);
    calls.forgetFailures(by.merchant());
  }

  private ModelSettings.Consent consent(Actor by, Optional<ModelSettings> known) {
    return known
        .map(ModelSettings::consent)
        .orElseGet(() -> new ModelSettings.Consent(by.account(), clock.instant()));
  }

  private void store(
      MerchantId merchant,
      SaveModel given,
      URI address,
      String key,
      ModelSettings.@Nullable Consent consent) {
    jdbc.sql(
            """
            insert into bot.models (merchant_id, protocol, address, name, sealed_key, timeout_seconds, tokens_a_day,
              answers_customers, helps_agents, agreed_by, agreed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (merchant_id) do update
              set protocol = excluded.protocol, address = excluded.address, name = excluded.name,
                sealed_key = excluded.sealed_key, timeout_seconds = excluded.timeout_seconds,
                tokens_a_day = excluded.tokens_a_day, answers_customers = excluded.answers_customers,
                helps_agents = excluded.helps_agents, agreed_by = excluded.agreed_by, agreed_at = excluded.agreed_at
            """)
        .param(merchant.value())
        .param(given.protocol().name())
        .param(address.toString())
        .param(given.name().strip())
        .param(cipher.seal(place(merchant), key.strip()))
        .param(given.timeout().toSeconds())
        .param(given.tokensADay())
        .param(given.answersCustomers())
        .param(given.helpsAgents())
        .param(consent == null ? null : consent.by().value())
        .param(consent == null ? null : Timestamp.from(consent.at()))
        .update();
  }

  private void audit(
      Actor by,
      SaveModel given,
      URI address,
      ModelSettings.@Nullable Consent before,
      ModelSettings.@Nullable Consent now) {
    audit.record(
        by,
        "bot.model-set",
        by.merchant(),
        Map.of(
            "address",
            address,
            "model",
            given.name(),
            "answersCustomers",
            given.answersCustomers(),
            "helpsAgents",
            given.helpsAgents()));
    if (now != null && !now.equals(before)) {
      audit.record(by, "bot.model-agreed", by.merchant(), Map.of("address", address));
    }
    if (now == null && before != null) {
      audit.record(by, "bot.model-withdrawn", by.merchant(), Map.of("address", address));
    }
  }

  @Transactional
  public void remove(Actor by) {
    by.require(BotPermissions.MANAGE);
    jdbc.sql("delete from bot.models where merchant_id = ?").param(by.merchant().value()).update();
    audit.record(by, "bot.model-removed", by.merchant());
  }

  /// The merchant's model, where one was named.
  @Transactional(readOnly = true)
  public Optional<ModelSettings> of(MerchantId merchant) {
    return jdbc.sql(
            """
            select protocol, address, name, sealed_key, timeout_seconds, tokens_a_day, answers_customers, helps_agents,
              agreed_by, agreed_at
            from bot.models where merchant_id = ?
            """)
        .param(merchant.value())
        .query((row, _) -> settings(merchant, row))
        .optional();
  }

  private ModelSettings settings(MerchantId merchant, ResultSet row) throws SQLException {
    var agreedBy = row.getObject(9, UUID.class);
    return new ModelSettings(
        ModelSettings.Protocol.valueOf(row.getString(1)),
        row.getString(2),
        row.getString(3),
        new Secret(cipher.open(place(merchant), row.getBytes(4))),
        Duration.ofSeconds(row.getInt(5)),
        row.getInt(6),
        row.getBoolean(7),
        row.getBoolean(8),
        agreedBy == null
            ? null
            : new ModelSettings.Consent(new AccountId(agreedBy), row.getTimestamp(10).toInstant()));
  }

  private static String place(MerchantId merchant) {
    return "bot.models.key:" + merchant;
  }
}

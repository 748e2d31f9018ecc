package io.heqi.integration;

import io.heqi.shared.MerchantId;
import io.heqi.shared.Secret;
import io.heqi.shared.ShopId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class WebhookRepository {

  private static final String COLUMNS =
      """
      select w.merchant_id, w.id, w.name, w.address, w.secret, w.events, w.shops, w.enabled, w.failures,
        w.failing_since,
      """;
  private static final String SELECT =
      COLUMNS
          + """
           (select count(*) from integration.webhook_calls c
            where c.merchant_id = w.merchant_id and c.webhook_id = w.id and c.state = 'QUEUED') as waiting
          from integration.webhooks w
          """;

  private final JdbcClient jdbc;

  WebhookRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<WebhookView> list(MerchantId merchant) {
    return jdbc.sql(SELECT + " where w.merchant_id = ? order by w.created_at, w.id")
        .param(merchant.value())
        .query((row, _) -> view(row))
        .list();
  }

  @Transactional(readOnly = true)
  public Optional<WebhookView> find(MerchantId merchant, UUID id) {
    return jdbc.sql(SELECT + " where w.merchant_id = ? and w.id = ?")
        .params(merchant.value(), id)
        .query((row, _) -> view(row))
        .optional();
  }

  /// Those that want to be told, without a count of what waits.
  List<WebhookView> enabled(Collection<MerchantId> merchants) {
    return jdbc.sql(
            COLUMNS
                + " 0 from integration.webhooks w where w.merchant_id = any (?::bigint[]) and"
                + " w.enabled")
        .param(merchants.stream().map(MerchantId::value).toArray(Long[]::new))
        .query((row, _) -> view(row))
        .list();
  }

  void insert(WebhookView webhook, Instant now) {
    jdbc.sql(
            """
            insert into integration.webhooks (merchant_id, id, name, address, secret, events, shops, enabled,
              next_attempt_at, leased_until, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(webhook.merchant().value())
        .param(webhook.id())
        .param(webhook.name())
        .param(webhook.address())
        .param(webhook.secret().value())
        .param(events(webhook))
        .param(shops(webhook))
        .param(webhook.enabled())
        .param(Timestamp.from(now))
        .param(Timestamp.from(now))
        .param(Timestamp.from(now))
        .update();
  }

  /// Whoever changes it wants to see at once whether it works now.
  void update(WebhookView webhook, Instant now) {
    jdbc.sql(
            """
            update integration.webhooks set name = ?, address = ?, events = ?, shops = ?, enabled = ?, failures = 0,
              failing_since = null, next_attempt_at = ?
            where merchant_id = ? and id = ?
            """)
        .param(webhook.name())
        .param(webhook.address())
        .param(events(webhook))
        .param(shops(webhook))
        .param(webhook.enabled())
        .param(Timestamp.from(now))
        .param(webhook.merchant().value())
        .param(webhook.id())
        .update();
  }

  boolean delete(MerchantId merchant, UUID id) {
    return jdbc.sql("delete from integration.webhooks where merchant_id = ? and id = ?")
            .params(merchant.value(), id)
            .update()
        == 1;
  }

  private static String[] events(WebhookView webhook) {
    return webhook.events().stream().map(Enum::name).toArray(String[]::new);
  }

  private static UUID[] shops(WebhookView webhook) {
    return webhook.shops().stream().map(ShopId::value).toArray(UUID[]::new);
  }

  private static WebhookView view(ResultSet row) throws SQLException {
    var events = EnumSet.noneOf(WebhookEvent.class);
    for (var name : (String[]) row.getArray(6).getArray()) {
      events.add(WebhookEvent.valueOf(name));
    }
    var failingSince = row.getTimestamp(10);
    return new WebhookView(
        new MerchantId(row.getLong(1)),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getString(4),
        new Secret(row.getString(5)),
        events,
        Arrays.stream((UUID[]) row.getArray(7).getArray()).map(ShopId::new).toList(),
        row.getBoolean(8),
        row.getInt(9),
        failingSince == null ? null : failingSince.toInstant(),
        row.getLong(11));
  }
}

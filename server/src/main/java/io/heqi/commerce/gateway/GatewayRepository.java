package io.heqi.commerce.gateway;

import io.heqi.foundation.database.FieldCipher;
import io.heqi.merchant.Platform;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Secret;
import io.heqi.shared.ShopId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of connections. Their secrets are sealed together, bound to merchant and shop.
@Repository
class GatewayRepository {

  private static final String SELECT =
      """
      select merchant_id, shop_id, platform, app_key, secrets, token_expires_at, push_key, enabled, confirmed_by,
        confirmed_at, pulled_through, last_pull_at, last_push_at, pulled, pushed, next_attempt_at, reason
      from commerce.gateways
      """;

  private final JdbcClient jdbc;
  private final FieldCipher cipher;
  private final JsonMapper json;

  GatewayRepository(JdbcClient jdbc, FieldCipher cipher, JsonMapper json) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.json = json;
  }

  @Transactional(readOnly = true)
  public Optional<Gateway> find(MerchantId merchant, ShopId shop) {
    return jdbc.sql(SELECT + " where merchant_id = ? and shop_id = ?")
        .params(merchant.value(), shop.value())
        .query((row, _) -> gateway(row))
        .optional();
  }

  @Transactional(readOnly = true)
  public Optional<Gateway> byPushKey(MerchantId merchant, String key) {
    return jdbc.sql(SELECT + " where merchant_id = ? and push_key = ? and enabled")
        .params(merchant.value(), key)
        .query((row, _) -> gateway(row))
        .optional();
  }

  /// Adds a connection or puts it in the place of the one that is there. A change of what the
  /// platform is told begins anew: nothing of it is confirmed, and what failed says nothing.
  void save(Gateway gateway, boolean isAnotherApp) {
    var credentials = gateway.credentials();
    jdbc.sql(
            """
            insert into commerce.gateways as g (merchant_id, shop_id, platform, app_key, secrets, token_expires_at,
              push_key, enabled, pulled_through, next_attempt_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (merchant_id, shop_id) do update set
              platform = excluded.platform, app_key = excluded.app_key, secrets = excluded.secrets,
              token_expires_at = excluded.token_expires_at, enabled = excluded.enabled,
              pulled_through = excluded.pulled_through, next_attempt_at = excluded.next_attempt_at,
              renewing_until = null, attempts = 0, reason = '',
              confirmed_by = case when ? then null else g.confirmed_by end,
              confirmed_at = case when ? then null else g.confirmed_at end
            """)
        .param(gateway.merchant().value())
        .param(gateway.shop().value())
        .param(gateway.platform().name())
        .param(credentials.appKey())
        .param(sealed(gateway.merchant(), gateway.shop(), credentials.secrets()))
        .param(timestamp(credentials.expiresAt()))
        .param(gateway.pushKey())
        .param(gateway.enabled())
        .param(timestamp(gateway.pulledThrough()))
        .param(timestamp(gateway.nextPullAt()))
        .param(isAnotherApp)
        .param(isAnotherApp)
        .update();
  }

  boolean remove(MerchantId merchant, ShopId shop) {
    return jdbc.sql("delete from commerce.gateways where merchant_id = ? and shop_id = ?")
            .params(merchant.value(), shop.value())
            .update()
        == 1;
  }

  void confirm(MerchantId merchant, ShopId shop, UUID by, Instant at) {
    jdbc.sql(
            """
            update commerce.gateways set confirmed_by = ?, confirmed_at = ? where merchant_id = ? and shop_id = ?
            """)
        .params(by, Timestamp.from(at), merchant.value(), shop.value())
        .update();
  }

  /// Lets one caller renew the token; everybody else is told no until it ends.
  @Transactional
  public boolean mayRenew(Gateway gateway, Instant now, Instant until) {
    return jdbc.sql(
                """
                update commerce.gateways set renewing_until = ?
                where merchant_id = ? and shop_id = ? and (renewing_until is null or renewing_until <= ?)
                """)
            .params(
                Timestamp.from(until),
                gateway.merchant().value(),
                gateway.shop().value(),
                Timestamp.from(now))
            .update()
        == 1;
  }

  /// Keeps a renewed token.
  @Transactional
  public void keep(Gateway gateway, Credentials renewed) {
    jdbc.sql(
            """
            update commerce.gateways set secrets = ?, token_expires_at = ?, renewing_until = null
            where merchant_id = ? and shop_id = ? and app_key = ?
            """)
        .param(sealed(gateway.merchant(), gateway.shop(), renewed.secrets()))
        .param(timestamp(renewed.expiresAt()))
        .param(gateway.merchant().value())
        .param(gateway.shop().value())
        .param(gateway.credentials().appKey())
        .update();
  }

  /// The platform says that the token has ended, whatever we thought.
  @Transactional
  public void tokenEnded(Gateway gateway, Instant now) {
    jdbc.sql(
            """
            update commerce.gateways set token_expires_at = ? where merchant_id = ? and shop_id = ?
            """)
        .params(Timestamp.from(now), gateway.merchant().value(), gateway.shop().value())
        .update();
  }

  private Gateway gateway(ResultSet row) throws SQLException {
    var merchant = new MerchantId(row.getLong(1));
    var shop = new ShopId(row.getObject(2, UUID.class));
    return new Gateway(
        merchant,
        shop,
        Platform.valueOf(row.getString(3)),
        new Credentials(row.getString(4), opened(merchant, shop, row.getBytes(5)), instant(row, 6)),
        row.getString(7),
        row.getBoolean(8),
        row.getObject(9, UUID.class),
        instant(row, 10),
        row.getTimestamp(11).toInstant(),
        instant(row, 12),
        instant(row, 13),
        row.getLong(14),
        row.getLong(15),
        row.getTimestamp(16).toInstant(),
        row.getString(17));
  }

  private byte[] sealed(MerchantId merchant, ShopId shop, Map<ShopGateway.Field, Secret> secrets) {
    var open = new EnumMap<ShopGateway.Field, String>(ShopGateway.Field.class);
    secrets.forEach((field, secret) -> open.put(field, secret.value()));
    return cipher.seal(place(merchant, shop), json.writeValueAsString(open));
  }

  private Map<ShopGateway.Field, Secret> opened(MerchantId merchant, ShopId shop, byte[] sealed) {
    var open =
        json.readValue(
            cipher.open(place(merchant, shop), sealed),
            new TypeReference<Map<ShopGateway.Field, String>>() {});
    var secrets = new EnumMap<ShopGateway.Field, Secret>(ShopGateway.Field.class);
    open.forEach((field, value) -> secrets.put(field, new Secret(value)));
    return secrets;
  }

  private static String place(MerchantId merchant, ShopId shop) {
    return "commerce.gateways.secrets:" + merchant + ":" + shop;
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    var at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }
}

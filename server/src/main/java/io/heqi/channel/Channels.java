package io.heqi.channel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.heqi.conversation.ChannelKind;
import io.heqi.foundation.outbound.SignedCalls;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.Tokens;
import io.heqi.merchant.Shops;
import io.heqi.shared.ChannelId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.Secret;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The channels of a merchant's shops.
@Service
public class Channels {

  private static final String SELECT =
      """
      select merchant_id, id, shop_id, kind, name, public_key, secret, allowed_origins, callback_url, enabled
      from channel.channels
      """;

  private final JdbcClient jdbc;
  private final Shops shops;
  private final AuditLog audit;
  private final SignedCalls calls;
  private final Clock clock;
  private final Cache<String, Optional<ChannelView>> known =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(Duration.ofSeconds(10)).build();

  Channels(JdbcClient jdbc, Shops shops, AuditLog audit, SignedCalls calls, Clock clock) {
    this.jdbc = jdbc;
    this.shops = shops;
    this.audit = audit;
    this.calls = calls;
    this.clock = clock;
  }

  public record SaveChannel(
      ShopId shop,
      ChannelKind kind,
      String name,
      List<String> allowedOrigins,
      @Nullable String callback,
      boolean enabled) {}

  @Transactional
  public ChannelId add(Actor by, SaveChannel channel) {
    by.require(ChannelPermissions.MANAGE);
    shops.get(by.merchant(), channel.shop());
    checkCallback(channel);
    var id = ChannelId.next();
    jdbc.sql("insert into channel.channels values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .param(by.merchant().value())
        .param(id.value())
        .param(channel.shop().value())
        .param(channel.kind().name())
        .param(channel.name())
        .param(Tokens.next().substring(0, 16))
        .param(Tokens.next())
        .param(origins(channel))
        .param(channel.callback())
        .param(channel.enabled())
        .param(Timestamp.from(clock.instant()))
        .update();
    audit.record(by, "channel.added", id);
    return id;
  }

  @Transactional
  public void change(Actor by, ChannelId id, SaveChannel channel) {
    by.require(ChannelPermissions.MANAGE);
    shops.get(by.merchant(), channel.shop());
    checkCallback(channel);
    var changed =
        jdbc.sql(
                """
                update channel.channels set name = ?, allowed_origins = ?, callback_url = ?, enabled = ?
                where merchant_id = ? and id = ?
                """)
            .param(channel.name())
            .param(origins(channel))
            .param(channel.callback())
            .param(channel.enabled())
            .param(by.merchant().value())
            .param(id.value())
            .update();
    if (changed == 0) {
      throw Refusal.notFound("channel.unknown");
    }
    known.invalidateAll();
    audit.record(by, "channel.changed", id);
  }

  private void checkCallback(SaveChannel channel) {
    var callback = channel.callback();
    if (callback != null && !callback.isBlank()) {
      var _ = calls.checked(callback);
    }
  }

  private static String[] origins(SaveChannel channel) {
    return channel.allowedOrigins().stream()
        .map(String::strip)
        .filter(origin -> !origin.isEmpty())
        .peek(
            origin -> {
              if (!origin.equals("*") && !origin.matches("https?://[A-Za-z0-9.-]+(:\\d{1,5})?")) {
                throw Refusal.invalid("channel.origin-malformed", origin);
              }
            })
        .toArray(String[]::new);
  }

  @Transactional(readOnly = true)
  public List<ChannelView> list(MerchantId merchant) {
    return jdbc.sql(SELECT + " where merchant_id = ? order by created_at, id")
        .param(merchant.value())
        .query((row, _) -> view(row))
        .list();
  }

  /// The enabled channel with this public key, as it was at most ten seconds ago.
  public ChannelView byKey(String publicKey) {
    return known
        .get(
            publicKey,
            key ->
                jdbc.sql(SELECT + " where public_key = ? and enabled")
                    .param(key)
                    .query((row, _) -> view(row))
                    .optional())
        .orElseThrow(() -> Refusal.notFound("channel.unknown"));
  }

  ChannelView enabled(MerchantId merchant, ChannelId id) {
    return jdbc.sql(SELECT + " where merchant_id = ? and id = ? and enabled")
        .params(merchant.value(), id.value())
        .query((row, _) -> view(row))
        .optional()
        .orElseThrow(() -> Refusal.notFound("channel.unknown"));
  }

  private static ChannelView view(ResultSet row) throws SQLException {
    return new ChannelView(
        new MerchantId(row.getLong(1)),
        new ChannelId(row.getObject(2, UUID.class)),
        new ShopId(row.getObject(3, UUID.class)),
        ChannelKind.valueOf(row.getString(4)),
        row.getString(5),
        row.getString(6),
        new Secret(row.getString(7)),
        List.of((String[]) row.getArray(8).getArray()),
        row.getString(9),
        row.getBoolean(10));
  }
}

package io.heqi.bot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.heqi.foundation.database.AfterCommit;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Shops;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.time.Duration;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The bots of the shops. A shop's bot is off until somebody switches it on.
@Service
public class Bots {

  private record Key(MerchantId merchant, ShopId shop) {}

  private final JdbcClient jdbc;
  private final Shops shops;
  private final AuditLog audit;
  private final Cache<Key, BotSettings> known =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofSeconds(10)).build();

  Bots(JdbcClient jdbc, Shops shops, AuditLog audit) {
    this.jdbc = jdbc;
    this.shops = shops;
    this.audit = audit;
  }

  @Transactional(readOnly = true)
  public BotSettings of(Actor by, ShopId shop) {
    by.require(BotPermissions.MANAGE);
    shops.get(by.merchant(), shop);
    return read(new Key(by.merchant(), shop));
  }

  /// As they were at most ten seconds ago; for the way of every message.
  @Transactional(readOnly = true)
  BotSettings recent(MerchantId merchant, ShopId shop) {
    return known.get(new Key(merchant, shop), this::read);
  }

  private BotSettings read(Key key) {
    return jdbc.sql(
            """
            select enabled, name, precision_wanted, vip_to_people, money_to_people, angry_first from bot.settings
            where merchant_id = ? and shop_id = ?
            """)
        .params(key.merchant().value(), key.shop().value())
        .query(
            (row, _) ->
                new BotSettings(
                    row.getBoolean(1),
                    row.getString(2),
                    Math.clamp(row.getDouble(3), 0.5, 0.99),
                    row.getInt(4),
                    row.getInt(5),
                    row.getBoolean(6)))
        .optional()
        .orElse(BotSettings.OFF);
  }

  @Transactional
  public void set(Actor by, ShopId shop, BotSettings settings) {
    by.require(BotPermissions.MANAGE);
    shops.get(by.merchant(), shop);
    jdbc.sql(
            """
            insert into bot.settings values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (merchant_id, shop_id) do update
              set enabled = excluded.enabled, name = excluded.name, precision_wanted = excluded.precision_wanted,
                vip_to_people = excluded.vip_to_people, money_to_people = excluded.money_to_people,
                angry_first = excluded.angry_first
            """)
        .params(
            by.merchant().value(),
            shop.value(),
            settings.enabled(),
            settings.name(),
            settings.precision(),
            settings.vipToPeople(),
            settings.moneyToPeople(),
            settings.angryFirst())
        .update();
    audit.record(
        by,
        "bot.set",
        shop,
        Map.of("enabled", settings.enabled(), "precision", settings.precision()));
    AfterCommit.run(() -> known.invalidate(new Key(by.merchant(), shop)));
  }
}

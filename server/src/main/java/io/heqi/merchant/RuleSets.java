package io.heqi.merchant;

import io.heqi.foundation.security.Actor;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Dated sets of rules of a shop, by kind. The module that owns a kind gives its shape as a record;
/// here it is JSON with a date from which it holds. Conduct is judged by the version in force at
/// its time.
@Service
public class RuleSets {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  RuleSets(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /// One version of a shop's rules.
  public record Version<T>(Instant validFrom, T rules) {}

  @Transactional
  public void put(Actor by, ShopId shop, String kind, Instant validFrom, Object rules) {
    by.require(MerchantPermissions.SETTINGS);
    jdbc.sql(
            """
            insert into merchant.rule_sets (merchant_id, shop_id, kind, valid_from, rules, made_by, made_at)
            values (?, ?, ?, ?, ?::jsonb, ?, ?)
            on conflict (merchant_id, shop_id, kind, valid_from)
              do update set rules = excluded.rules, made_by = excluded.made_by, made_at = excluded.made_at
            """)
        .params(
            by.merchant().value(),
            shop.value(),
            kind,
            Timestamp.from(validFrom),
            json.writeValueAsString(rules),
            by.account().value(),
            Timestamp.from(clock.instant()))
        .update();
  }

  /// All versions of a kind, newest first.
  @Transactional(readOnly = true)
  public <T> List<Version<T>> history(
      MerchantId merchant, ShopId shop, String kind, Class<T> shape) {
    return jdbc.sql(
            """
            select valid_from, rules::text from merchant.rule_sets
            where merchant_id = ? and shop_id = ? and kind = ? order by valid_from desc
            """)
        .params(merchant.value(), shop.value(), kind)
        .query(
            (row, _) ->
                new Version<>(
                    row.getTimestamp(1).toInstant(), json.readValue(row.getString(2), shape)))
        .list();
  }
}

package io.heqi.knowledge;

import io.heqi.shared.MerchantId;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Counts what becomes of items, by day (UTC).
@Service
public class Uses {

  private final JdbcClient jdbc;
  private final Clock clock;

  Uses(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// What can become of an item.
  public enum Use {
    /// Shown to an agent as a suggestion, or to a customer as a choice.
    OFFERED,
    /// Said by an agent as it was.
    ACCEPTED,
    /// Said by an agent in other words.
    EDITED,
    /// Refused by an agent.
    REJECTED,
    /// Said to a customer by the bot.
    ANSWERED,
    /// The customer said that it helped.
    SOLVED,
    /// The customer said that it did not.
    UNSOLVED
  }

  @Transactional
  public void count(MerchantId merchant, List<ItemId> items, Use use) {
    var column = use.name().toLowerCase(Locale.ROOT);
    jdbc.sql(
            """
            insert into knowledge.uses as u (merchant_id, item_id, day, %1$s)
            select i.merchant_id, i.id, ?, 1 from knowledge.items i
            where i.merchant_id = ? and i.id = any (?::uuid[])
            order by i.id
            on conflict (merchant_id, item_id, day) do update set %1$s = u.%1$s + 1
            """
                .formatted(column))
        .param(Date.valueOf(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)))
        .param(merchant.value())
        .param(items.stream().map(ItemId::value).toArray(UUID[]::new))
        .update();
  }
}

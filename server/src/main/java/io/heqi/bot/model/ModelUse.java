package io.heqi.bot.model;

import io.heqi.merchant.ShopView;
import io.heqi.merchant.Shops;
import io.heqi.shared.MerchantId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// How much a merchant's model was asked each day, by the day of the merchant's first shop.
@Repository
public class ModelUse {

  private static final String ZONE = "Asia/Shanghai";

  private final JdbcClient jdbc;
  private final Shops shops;
  private final Clock clock;

  ModelUse(JdbcClient jdbc, Shops shops, Clock clock) {
    this.jdbc = jdbc;
    this.shops = shops;
    this.clock = clock;
  }

  /// @param refused answers that did not pass the checks
  /// @param failed calls without an answer
  public record Day(int calls, int refused, int failed, long tokensIn, long tokensOut) {

    static final Day QUIET = new Day(0, 0, 0, 0, 0);

    long tokens() {
      return tokensIn + tokensOut;
    }
  }

  @Transactional(readOnly = true)
  public Day today(MerchantId merchant) {
    return jdbc.sql(
            """
            select calls, refused, failed, tokens_in, tokens_out from bot.model_use where merchant_id = ? and day = ?
            """)
        .params(merchant.value(), day(merchant))
        .query(Day.class)
        .optional()
        .orElse(Day.QUIET);
  }

  /// Adds to the counts of today.
  @Transactional
  void add(MerchantId merchant, Day more) {
    jdbc.sql(
            """
            insert into bot.model_use as u values (?, ?, ?, ?, ?, ?, ?)
            on conflict (merchant_id, day) do update
              set calls = u.calls + excluded.calls, refused = u.refused + excluded.refused,
                failed = u.failed + excluded.failed, tokens_in = u.tokens_in + excluded.tokens_in,
                tokens_out = u.tokens_out + excluded.tokens_out
            """)
        .params(
            merchant.value(),
            day(merchant),
            more.calls(),
            more.refused(),
            more.failed(),
            more.tokensIn(),
            more.tokensOut())
        .update();
  }

  private LocalDate day(MerchantId merchant) {
    var zone = shops.list(merchant).stream().map(ShopView::zone).findFirst().orElse(ZONE);
    return LocalDate.ofInstant(clock.instant(), ZoneId.of(zone));
  }
}

package io.heqi.conversation;

import io.heqi.foundation.database.Tenancy;
import io.heqi.merchant.Merchants;
import io.heqi.merchant.Shops;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Closes conversations that have been silent for as long as their shop says, and wakes those whose
/// snooze is over. It looks for due rows each time it runs, so a stopped server catches up when it
/// starts.
@Component
class SilenceJob {

  private static final int AT_ONCE = 500;

  private final Merchants merchants;
  private final Shops shops;
  private final Conversations conversations;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;

  SilenceJob(
      Merchants merchants,
      Shops shops,
      Conversations conversations,
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Clock clock) {
    this.merchants = merchants;
    this.shops = shops;
    this.conversations = conversations;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Scheduled(
      fixedDelayString = "${heqi.conversation.silence-sweep:20s}",
      initialDelayString = "${heqi.conversation.silence-sweep:20s}")
  void sweep() {
    for (var merchant : candidates()) {
      Tenancy.run(merchant, () -> sweep(merchant));
    }
  }

  /// The merchants who may have something due: no shop closes before an hour of silence.
  private List<MerchantId> candidates() {
    var all = merchants.all();
    return Tenancy.within(
        all,
        () ->
            transactions.execute(
                _ ->
                    jdbc.sql(
                            """
                            select m.id from unnest(?::bigint[]) as m(id)
                            where exists (
                              select 1 from conversation.conversations c where c.merchant_id = m.id
                                and c.state in ('OPEN', 'RESOLVED') and c.listed_at <= ?)
                            or exists (
                              select 1 from conversation.conversations c where c.merchant_id = m.id
                                and c.state = 'SNOOZED' and c.snoozed_until <= ?)
                            """)
                        .params(
                            all.stream().map(MerchantId::value).toArray(Long[]::new),
                            Timestamp.from(clock.instant().minus(Duration.ofHours(1))),
                            Timestamp.from(clock.instant()))
                        .query((row, _) -> new MerchantId(row.getLong(1)))
                        .list()));
  }

  void sweep(MerchantId merchant) {
    for (var shop : shops.list(merchant)) {
      var silentSince = clock.instant().minus(shop.closeAfterSilence());
      silent(merchant, shop.id(), silentSince)
          .forEach(id -> conversations.closeSilent(merchant, id, silentSince));
    }
    rested(merchant).forEach(id -> conversations.wake(merchant, id));
  }

  private List<ConversationId> silent(MerchantId merchant, ShopId shop, Instant since) {
    return ids(
        """
        select id from conversation.conversations
        where merchant_id = ? and shop_id = ? and state in ('OPEN', 'RESOLVED') and listed_at <= ?
          and last_message_at <= ? order by listed_at limit ?
        """,
        merchant.value(),
        shop.value(),
        Timestamp.from(since),
        Timestamp.from(since),
        AT_ONCE);
  }

  private List<ConversationId> rested(MerchantId merchant) {
    return ids(
        """
        select id from conversation.conversations
        where merchant_id = ? and state = 'SNOOZED' and snoozed_until <= ? order by snoozed_until limit ?
        """,
        merchant.value(),
        Timestamp.from(clock.instant()),
        AT_ONCE);
  }

  private List<ConversationId> ids(String query, Object... parameters) {
    return transactions.execute(
        _ ->
            jdbc.sql(query)
                .params(parameters)
                .query((row, _) -> new ConversationId(row.getObject(1, UUID.class)))
                .list());
  }
}

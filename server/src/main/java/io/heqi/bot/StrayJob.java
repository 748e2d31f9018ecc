package io.heqi.bot;

import io.heqi.conversation.Conversations;
import io.heqi.conversation.inbox.Standing;
import io.heqi.foundation.database.Tenancy;
import io.heqi.merchant.Merchants;
import io.heqi.shared.MerchantId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Gives to people what the bot left unanswered, be it for a crash or a fault: nobody waits for a
/// bot in vain.
@Component
class StrayJob {

  private static final Logger log = LoggerFactory.getLogger(StrayJob.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Merchants merchants;
  private final Standing standing;
  private final Conversations conversations;
  private final Clock clock;

  StrayJob(Merchants merchants, Standing standing, Conversations conversations, Clock clock) {
    this.merchants = merchants;
    this.standing = standing;
    this.conversations = conversations;
    this.clock = clock;
  }

  @Scheduled(
      fixedDelayString = "${heqi.bot.strays:10s}",
      initialDelayString = "${heqi.bot.strays:10s}")
  void sweep() {
    var since = clock.instant().minus(PATIENCE);
    var all = merchants.all();
    for (var stray : Tenancy.within(all, () -> standing.leftByBot(all, since))) {
      handOver(stray.merchant(), List.of(stray));
    }
  }

  private void handOver(MerchantId merchant, List<Standing.Left> strays) {
    for (var stray : strays) {
      try {
        Tenancy.run(
            merchant,
            () ->
                conversations.handOver(
                    merchant, stray.conversation(), Map.of("reason", "unanswered")));
      } catch (RuntimeException e) {
        log.warn("Conversation {} stays with the bot for now", stray.conversation(), e);
      }
    }
  }
}

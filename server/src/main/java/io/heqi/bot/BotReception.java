package io.heqi.bot;

import io.heqi.conversation.Reception;
import org.springframework.stereotype.Component;

/// The bot receives whoever comes to a shop that has switched it on, but for VIPs whom the shop
/// sends to people at once.
@Component
class BotReception implements Reception {

  private final Bots bots;

  BotReception(Bots bots) {
    this.bots = bots;
  }

  @Override
  public boolean isByBot(Visit visit) {
    var settings = bots.recent(visit.merchant(), visit.shop());
    var goesToPeople = settings.vipToPeople() > 0 && visit.vipLevel() >= settings.vipToPeople();
    return settings.enabled() && !goesToPeople;
  }
}

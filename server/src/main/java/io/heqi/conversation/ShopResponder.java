package io.heqi.conversation;

import io.heqi.merchant.Shops;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The shop's own fixed words: the answer out of hours, else the greeting; each once at the
/// beginning of a stretch of a conversation.
@Component
class ShopResponder implements Responder {

  private final Shops shops;
  private final Clock clock;

  ShopResponder(Shops shops, Clock clock) {
    this.shops = shops;
    this.clock = clock;
  }

  @Override
  public Optional<Answer> respond(Occasion occasion) {
    if (!occasion.first() || occasion.conversation().withBot()) {
      return Optional.empty();
    }
    var row = occasion.conversation();
    var shop = shops.recent(row.merchant(), row.shop());
    var open = shops.hours(row.merchant(), row.shop()).openAt(clock.instant());
    var text = open ? shop.greeting() : shop.outOfHoursAnswer();
    return text.isBlank()
        ? Optional.empty()
        : Optional.of(Answer.fixed(open ? "greeting" : "out-of-hours", text));
  }
}

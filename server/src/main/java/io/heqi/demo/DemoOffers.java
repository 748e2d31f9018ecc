package io.heqi.demo;

import io.heqi.foundation.security.Actor;
import io.heqi.outreach.offer.CrossSellRuleSets;
import io.heqi.outreach.offer.CrossSellRules;
import io.heqi.outreach.offer.GoodsPairs;
import io.heqi.shared.ShopId;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/// Has the demo's shop offer what goes with what was bought. Each line of the file is a pair: what
/// was bought, what goes with it, and why.
@Component
class DemoOffers {

  private static final BigDecimal GIFT_FROM = new BigDecimal("199");

  private final CrossSellRuleSets rules;
  private final GoodsPairs pairs;
  private final Clock clock;

  DemoOffers(CrossSellRuleSets rules, GoodsPairs pairs, Clock clock) {
    this.rules = rules;
    this.pairs = pairs;
    this.clock = clock;
  }

  void want(Actor owner, ShopId shop, String gift) {
    var brought = rules.versions(owner, shop).getLast().rules();
    rules.put(
        owner,
        shop,
        clock.instant(),
        new CrossSellRules(
            true,
            brought.within(),
            brought.attribution(),
            brought.leastTogether(),
            List.of(new CrossSellRules.Band(GIFT_FROM, null, gift)),
            brought.text(),
            brought.pairReason(),
            brought.togetherReason(),
            brought.couponText(),
            brought.giftText()));
    pairs.put(
        owner,
        shop,
        Blocks.of("demo/pairs.txt").stream()
            .flatMap(List::stream)
            .map(line -> line.split("\\s*\\|\\s*", -1))
            .map(cells -> new GoodsPairs.GoodsPair(cells[0], cells[1], cells[2]))
            .toList());
  }
}

package io.heqi.servicelevel;

import io.heqi.foundation.security.Actor;
import io.heqi.merchant.RuleSets;
import io.heqi.merchant.Shops;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The reply clocks of the shops. A change makes a new version with a date from which it holds; a
/// turn is judged by the version in force when it was asked.
@Service
public class ReplyClocks {

  private static final Duration LONGEST = Duration.ofDays(1);

  private final RuleSets rules;
  private final Shops shops;
  private final AuditLog audit;
  private final Clock clock;

  ReplyClocks(RuleSets rules, Shops shops, AuditLog audit, Clock clock) {
    this.rules = rules;
    this.shops = shops;
    this.audit = audit;
    this.clock = clock;
  }

  /// A shop's versions, newest first; before the oldest the default holds.
  record History(List<RuleSets.Version<ReplyClock>> versions) {

    ReplyClock at(Instant moment) {
      return versions.stream()
          .filter(version -> !version.validFrom().isAfter(moment))
          .findFirst()
          .map(RuleSets.Version::rules)
          .orElse(ReplyClock.DEFAULT);
    }
  }

  /// The clock of each shop as it stands now.
  @Transactional(readOnly = true)
  public Map<ShopId, ReplyClock> now(MerchantId merchant) {
    var clocks = new LinkedHashMap<ShopId, ReplyClock>();
    var now = clock.instant();
    histories(merchant).forEach((shop, history) -> clocks.put(shop, history.at(now)));
    return clocks;
  }

  @Transactional(readOnly = true)
  public List<RuleSets.Version<ReplyClock>> versions(Actor by, ShopId shop) {
    shops.get(by.merchant(), shop);
    return history(by.merchant(), shop).versions();
  }

  /// What was judged stays judged: a version may begin now or later, not in the past.
  @Transactional
  public void put(Actor by, ShopId shop, Instant validFrom, ReplyClock replyClock) {
    check(replyClock);
    shops.get(by.merchant(), shop);
    if (validFrom.isBefore(clock.instant().minus(Duration.ofMinutes(5)))) {
      throw Refusal.rule("servicelevel.clock-in-the-past");
    }
    rules.put(by, shop, ReplyClock.KIND, validFrom, replyClock);
    audit.record(by, "servicelevel.clock-changed", shop, Map.of("validFrom", validFrom));
  }

  private static void check(ReplyClock clock) {
    var ordered =
        clock.warn().isPositive()
            && clock.warn().compareTo(clock.breach()) <= 0
            && clock.breach().compareTo(LONGEST) <= 0;
    if (!ordered) {
      throw Refusal.invalid("servicelevel.clock-malformed", LONGEST.toSeconds());
    }
    if (!clock.from().isBefore(clock.through())) {
      throw Refusal.invalid("servicelevel.window-malformed");
    }
  }

  Map<ShopId, History> histories(MerchantId merchant) {
    var histories = new LinkedHashMap<ShopId, History>();
    for (var shop : shops.list(merchant)) {
      histories.put(shop.id(), history(merchant, shop.id()));
    }
    return histories;
  }

  private History history(MerchantId merchant, ShopId shop) {
    return new History(rules.history(merchant, shop, ReplyClock.KIND, ReplyClock.class));
  }
}

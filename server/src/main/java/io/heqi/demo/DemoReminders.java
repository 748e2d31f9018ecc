package io.heqi.demo;

import io.heqi.commerce.reminder.ReminderRuleSets;
import io.heqi.commerce.reminder.ReminderRules;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.ShopId;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Has the demo's agents call about unpaid orders: tasks to try, and nobody's chat is disturbed.
@Component
class DemoReminders {

  private final ReminderRuleSets rules;
  private final Clock clock;

  DemoReminders(ReminderRuleSets rules, Clock clock) {
    this.rules = rules;
    this.clock = clock;
  }

  void want(Actor owner, ShopId shop) {
    var brought = rules.versions(owner, shop).getLast().rules();
    rules.put(
        owner,
        shop,
        clock.instant(),
        new ReminderRules(
            true,
            brought.after(),
            brought.again(),
            brought.most(),
            false,
            true,
            brought.closesAfter(),
            brought.stopBefore(),
            brought.attribution(),
            brought.text(),
            brought.guides()));
  }
}

package io.heqi.demo;

import io.heqi.commerce.OrderIntake;
import io.heqi.foundation.security.Actor;
import io.heqi.outreach.FollowUpAnswer;
import io.heqi.outreach.FollowUpAnswers;
import io.heqi.outreach.FollowUpRuleSets;
import io.heqi.outreach.FollowUpRules;
import io.heqi.shared.ShopId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Has the demo's shop ask after its orders some days after they arrived; one was answered already.
@Component
class DemoFollowUps {

  private static final Duration AFTER = Duration.ofDays(5);
  private static final String ANSWERED = "100338";

  private final FollowUpRuleSets rules;
  private final FollowUpAnswers answers;
  private final Clock clock;

  DemoFollowUps(FollowUpRuleSets rules, FollowUpAnswers answers, Clock clock) {
    this.rules = rules;
    this.answers = answers;
    this.clock = clock;
  }

  void want(Actor owner, ShopId shop) {
    var brought = rules.versions(owner, shop).getLast().rules();
    rules.put(
        owner,
        shop,
        clock.instant(),
        new FollowUpRules(
            true, AFTER, brought.within(), false, brought.askText(), brought.inviteText()));
  }

  void answer(Actor owner, List<OrderIntake.Taken> orders) {
    orders.stream()
        .filter(order -> order.number().endsWith(ANSWERED))
        .forEach(order -> answers.answer(owner, order.order(), FollowUpAnswer.FINE));
  }
}

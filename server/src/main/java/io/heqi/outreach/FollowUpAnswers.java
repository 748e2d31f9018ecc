package io.heqi.outreach;

import io.heqi.aftersale.Cases;
import io.heqi.channel.CardChanged;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.contact.Contacts;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import io.heqi.task.PlanTask;
import io.heqi.task.TaskPlans;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What agents write down of follow-ups.
@Service
public class FollowUpAnswers {

  private static final Duration SEEN_TO_WITHIN = Duration.ofHours(24);

  private final FollowUpRepository followUps;
  private final FollowUpRuleSets rules;
  private final Orders orders;
  private final Cases cases;
  private final Contacts contacts;
  private final TaskPlans tasks;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  FollowUpAnswers(
      FollowUpRepository followUps,
      FollowUpRuleSets rules,
      Orders orders,
      Cases cases,
      Contacts contacts,
      TaskPlans tasks,
      AuditLog audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.followUps = followUps;
    this.rules = rules;
    this.orders = orders;
    this.cases = cases;
    this.contacts = contacts;
    this.tasks = tasks;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /// Writes down what the customer said. Where something is wrong and no case is open, seeing to it
  /// becomes the task of whoever writes it down, until a case is opened; where nothing is, the
  /// customer may be invited to a review, once.
  @Transactional
  public void answer(Actor by, OrderId id, FollowUpAnswer answer) {
    by.require(OutreachPermissions.FOLLOW_UP);
    var order = orders.get(by, id);
    var one = open(by, id);
    var merchant = by.merchant();
    var now = clock.instant();
    var _ = contacts.withdraw(merchant, Set.of(FollowUp.askKey(id)));
    followUps.answer(merchant, id, answer, by.account(), now);
    var hasCase = cases.isAny(merchant, id);
    if (answer == FollowUpAnswer.FINE) {
      invite(merchant, by.account(), one, order, hasCase);
    } else if (!hasCase) {
      seeTo(merchant, by.account(), one, order);
    }
    events.publishEvent(new CardChanged(merchant, FollowUpCards.name(id)));
    audit.record(by, "outreach.follow-up-answered", id, Map.of("answer", answer));
  }

  /// Something is wrong: seeing to it is somebody's task until a case is open.
  void seeTo(MerchantId merchant, @Nullable AccountId by, FollowUp one, OrderView order) {
    var _ = tasks.plan(merchant, by, by, task(one, order));
  }

  /// All is well: the customer may be invited to a review, once.
  void invite(
      MerchantId merchant, @Nullable AccountId by, FollowUp one, OrderView order, boolean hasCase) {
    var held = rules.now(merchant, order.shop());
    if (hasCase || !held.invite() || one.customer() == null) {
      return;
    }
    var now = clock.instant();
    var invitation =
        FollowUps.said(
            FollowUp.inviteKey(order.id()),
            one.customer(),
            order,
            held.inviteText(),
            now.plus(held.within()));
    if (contacts.plan(merchant, by, List.of(invitation)) == 1) {
      followUps.invited(merchant, order.id(), now);
    }
  }

  private PlanTask task(FollowUp one, OrderView order) {
    return new PlanTask(
        FollowUp.taskKey(order.id()),
        FollowUpKinds.PROBLEM,
        order.shop(),
        one.customer(),
        order.id().value(),
        order.number(),
        order.buyerName() + " · " + order.goodsInShort(),
        clock.instant().plus(SEEN_TO_WITHIN));
  }

  /// Nobody is asked after the order.
  @Transactional
  public void leaveAlone(Actor by, OrderId id) {
    by.require(OutreachPermissions.FOLLOW_UP);
    var _ = orders.get(by, id);
    var _ = open(by, id);
    var _ = contacts.withdraw(by.merchant(), Set.of(FollowUp.askKey(id)));
    followUps.leaveAlone(by.merchant(), id, LeftAlone.NOT_WANTED, clock.instant());
    audit.record(by, "outreach.follow-up-stopped", id, Map.of());
  }

  private FollowUp open(Actor by, OrderId id) {
    var one =
        followUps
            .lock(by.merchant(), id)
            .orElseThrow(() -> Refusal.rule("outreach.follow-up-unknown"));
    if (one.state() == FollowUpState.ANSWERED || one.state() == FollowUpState.LEFT_ALONE) {
      throw Refusal.conflict("outreach.follow-up-over");
    }
    return one;
  }
}

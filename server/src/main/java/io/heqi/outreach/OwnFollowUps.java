package io.heqi.outreach;

import io.heqi.aftersale.Cases;
import io.heqi.channel.CardChanged;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.contact.OwnContacts;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.staff.AuditLog;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What customers answer themselves who were asked after an order. The first answer stands,
/// whoever gives it.
@Service
public class OwnFollowUps {

  private final FollowUpRepository followUps;
  private final FollowUpAnswers answers;
  private final Orders orders;
  private final Cases cases;
  private final OwnContacts contacts;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  OwnFollowUps(
      FollowUpRepository followUps,
      FollowUpAnswers answers,
      Orders orders,
      Cases cases,
      OwnContacts contacts,
      AuditLog audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.followUps = followUps;
    this.answers = answers;
    this.orders = orders;
    this.cases = cases;
    this.contacts = contacts;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /// Answers for an order of the customer's own; answering again changes nothing. Where something
  /// is wrong and no case is open, seeing to it becomes a task of nobody yet.
  @Transactional
  public void answer(MerchantId merchant, CustomerId customer, OrderId id, FollowUpAnswer answer) {
    var order = own(merchant, customer, id);
    var one = open(merchant, customer, id);
    if (one.state() != FollowUpState.ASKED) {
      return;
    }
    followUps.answer(merchant, id, answer, null, clock.instant());
    var hasCase = cases.isAny(merchant, id);
    if (answer == FollowUpAnswer.FINE) {
      answers.invite(merchant, null, one, order, hasCase);
    } else if (!hasCase) {
      answers.seeTo(merchant, null, one, order);
    }
    events.publishEvent(new CardChanged(merchant, FollowUpCards.name(id)));
    audit.recordOwn(
        merchant,
        customer,
        "outreach.follow-up-answered-by-customer",
        id,
        Map.of("answer", answer));
  }

  /// The customer does not want to be asked any more, after this order and any other.
  @Transactional
  public void askNoMore(MerchantId merchant, CustomerId customer, OrderId id) {
    var _ = own(merchant, customer, id);
    var one = open(merchant, customer, id);
    contacts.refuse(merchant, customer);
    if (one.state() == FollowUpState.ASKED) {
      followUps.leaveAlone(merchant, id, LeftAlone.NOT_WANTED, clock.instant());
      events.publishEvent(new CardChanged(merchant, FollowUpCards.name(id)));
    }
  }

  private OrderView own(MerchantId merchant, CustomerId customer, OrderId id) {
    return orders
        .own(merchant, customer, id)
        .orElseThrow(() -> Refusal.notFound("commerce.order-unknown"));
  }

  private FollowUp open(MerchantId merchant, CustomerId customer, OrderId id) {
    return followUps
        .lock(merchant, id)
        .filter(one -> customer.equals(one.customer()))
        .orElseThrow(() -> Refusal.notFound("commerce.order-unknown"));
  }
}

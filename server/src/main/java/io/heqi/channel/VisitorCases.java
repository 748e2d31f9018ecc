package io.heqi.channel;

import io.heqi.aftersale.CaseId;
import io.heqi.aftersale.CaseView;
import io.heqi.aftersale.Claim;
import io.heqi.aftersale.OwnCases;
import io.heqi.aftersale.Step;
import io.heqi.commerce.OrderId;
import io.heqi.customer.Customers;
import io.heqi.customer.IdentityKey;
import io.heqi.foundation.database.Tenancy;
import io.heqi.shared.AttachmentId;
import io.heqi.shared.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/// What a visitor of the widget may do with after-sale cases of their own orders.
@Service
public class VisitorCases {

  private final OwnCases cases;
  private final Customers customers;

  VisitorCases(OwnCases cases, Customers customers) {
    this.cases = cases;
    this.customers = customers;
  }

  public OwnCases.Choices choices(Visitor visitor, Claim claim, Locale language) {
    return as(visitor, language, asking -> cases.choices(asking, claim));
  }

  public CaseView apply(Visitor visitor, String clientId, Claim claim, List<AttachmentId> files) {
    return as(
        visitor, Locale.SIMPLIFIED_CHINESE, asking -> cases.apply(asking, clientId, claim, files));
  }

  public List<CaseView> ofOrder(Visitor visitor, OrderId order) {
    return as(visitor, Locale.SIMPLIFIED_CHINESE, asking -> cases.ofOrder(asking, order));
  }

  public CaseView move(Visitor visitor, CaseId id, Step step) {
    return as(visitor, Locale.SIMPLIFIED_CHINESE, asking -> cases.move(asking, id, step));
  }

  /// Whom nobody knows has no orders.
  private <T> T as(Visitor visitor, Locale language, Function<OwnCases.Asking, T> work) {
    return Tenancy.within(
        visitor.merchant(),
        () -> {
          var key = new IdentityKey(visitor.merchant(), visitor.channel(), visitor.externalId());
          var customer =
              customers.find(key).orElseThrow(() -> Refusal.notFound("commerce.order-unknown"));
          return work.apply(
              new OwnCases.Asking(
                  visitor.merchant(), customer, visitor.channel(), visitor.number(), language));
        });
  }
}

package io.heqi.outreach.web;

import io.heqi.channel.VisitorCustomers;
import io.heqi.commerce.OrderId;
import io.heqi.foundation.security.OpenTo;
import io.heqi.outreach.FollowUpAnswer;
import io.heqi.outreach.OwnFollowUps;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What visitors answer who were asked after an order; a visitor's token says who answers.
@RestController
class OwnFollowUpController {

  private final VisitorCustomers customers;
  private final OwnFollowUps followUps;

  OwnFollowUpController(VisitorCustomers customers, OwnFollowUps followUps) {
    this.customers = customers;
    this.followUps = followUps;
  }

  enum OwnAnswer {
    FINE,
    PROBLEM,
    /// Nobody shall ask again, about anything.
    NO_MORE
  }

  record OwnAnswerRequest(@NotNull OwnAnswer answer) {}

  @OpenTo(OpenTo.ANYBODY)
  @PostMapping("/api/widget/channels/{key}/orders/{order}/follow-up-answer")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void answer(
      @PathVariable String key,
      @PathVariable UUID order,
      @RequestHeader("X-Heqi-Visitor") String token,
      @Valid @RequestBody OwnAnswerRequest request,
      @RequestHeader(name = "Origin", required = false) @Nullable String origin,
      @RequestHeader(name = "Host", defaultValue = "") String host) {
    customers.run(
        new VisitorCustomers.Knock(key, token, origin, host),
        "commerce.order-unknown",
        (merchant, customer) -> {
          var id = new OrderId(order);
          switch (request.answer()) {
            case FINE -> followUps.answer(merchant, customer, id, FollowUpAnswer.FINE);
            case PROBLEM -> followUps.answer(merchant, customer, id, FollowUpAnswer.PROBLEM);
            case NO_MORE -> followUps.askNoMore(merchant, customer, id);
          }
        });
  }
}

package io.heqi.channel.web;

import io.heqi.channel.Visitor;
import io.heqi.channel.VisitorOrders;
import io.heqi.channel.VisitorTokens;
import io.heqi.channel.Widgets;
import io.heqi.commerce.Amounts;
import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderLine;
import io.heqi.commerce.OrderProofs;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.OrderTimes;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Receiver;
import io.heqi.commerce.release.ChangeState;
import io.heqi.commerce.release.Changeable;
import io.heqi.commerce.release.ReleaseState;
import io.heqi.commerce.release.ReleaseView;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The visitor's own orders; a visitor's token says who asks.
@RestController
@RequestMapping("/api/widget/channels/{key}")
class WidgetOrderController {

  private final Widgets widgets;
  private final VisitorTokens tokens;
  private final VisitorOrders orders;

  WidgetOrderController(Widgets widgets, VisitorTokens tokens, VisitorOrders orders) {
    this.widgets = widgets;
    this.tokens = tokens;
    this.orders = orders;
  }

  /// An order as its customer sees it.
  ///
  /// @param receiver masked
  record OwnOrderResponse(
      OrderId id,
      String number,
      OrderState state,
      Amounts amounts,
      OrderTimes times,
      @Nullable Receiver receiver,
      List<OrderLine> lines,
      List<OrderView.ParcelView> parcels,
      OwnAddressResponse address) {

    static OwnOrderResponse of(VisitorOrders.OwnOrder own) {
      var order = own.order();
      return new OwnOrderResponse(
          order.id(),
          order.number(),
          order.state(),
          order.amounts(),
          order.times(),
          order.receiver(),
          order.lines(),
          order.parcels(),
          OwnAddressResponse.of(own.release()));
    }
  }

  /// @param asked whether the shop waits for the customer to say that the address is right
  /// @param due until when
  /// @param change the newest wish for another address; null for none
  record OwnAddressResponse(
      Changeable changeable,
      boolean asked,
      @Nullable Instant due,
      @Nullable OwnChangeResponse change) {

    static OwnAddressResponse of(ReleaseView view) {
      var release = view.release();
      var asked = release != null && release.state() == ReleaseState.WAITING;
      return new OwnAddressResponse(
          view.changeable(),
          asked,
          release == null ? null : release.dueAt(),
          view.changes().stream().findFirst().map(OwnChangeResponse::of).orElse(null));
    }
  }

  /// @param receiver masked
  record OwnChangeResponse(ChangeState state, Instant askedAt, Receiver receiver) {

    static OwnChangeResponse of(ReleaseView.Change change) {
      return new OwnChangeResponse(change.state(), change.askedAt(), change.receiver());
    }
  }

  /// @param region province, city and district
  record OwnReceiverRequest(
      @NotBlank @Size(max = 50) String name,
      @NotBlank @Size(max = 30) String phone,
      @NotBlank @Size(max = 100) String region,
      @NotBlank @Size(max = 300) String address) {}

  /// @param state `APPLIED` or `TO_COPY`: the order goes there; `INTERCEPTING`: it is tried
  record OwnChangeOutcome(ChangeState state) {}

  /// @param digits the last four of the receiver's phone
  record OrderProofRequest(
      @NotBlank @Size(max = 64) String number, @NotBlank @Size(max = 10) String digits) {}

  enum ProofOutcome {
    PROVEN,
    MISMATCH,
    TOO_MANY
  }

  record OrderProofResponse(ProofOutcome outcome) {}

  @OpenTo(OpenTo.ANYBODY)
  @GetMapping("/orders")
  Page<OwnOrderResponse> list(
      @PathVariable String key,
      @RequestHeader("X-Heqi-Visitor") String token,
      @RequestParam(required = false) @Nullable @Size(max = 100) String after,
      @RequestParam(defaultValue = "10") @Min(1) @Max(50) int limit,
      @RequestHeader(name = "Origin", required = false) @Nullable String origin,
      @RequestHeader(name = "Host", defaultValue = "") String host) {
    var page = orders.list(visitor(key, token, origin, host), after, limit);
    return new Page<>(page.items().stream().map(OwnOrderResponse::of).toList(), page.next());
  }

  /// The address of an own order is right.
  @OpenTo(OpenTo.ANYBODY)
  @PostMapping("/orders/{order}/address-confirmation")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void confirm(
      @PathVariable String key,
      @PathVariable UUID order,
      @RequestHeader("X-Heqi-Visitor") String token,
      @RequestHeader(name = "Origin", required = false) @Nullable String origin,
      @RequestHeader(name = "Host", defaultValue = "") String host) {
    orders.confirmAddress(visitor(key, token, origin, host), new OrderId(order));
  }

  /// Asks that an own order goes elsewhere.
  @OpenTo(OpenTo.ANYBODY)
  @PostMapping("/orders/{order}/address-changes")
  OwnChangeOutcome change(
      @PathVariable String key,
      @PathVariable UUID order,
      @RequestHeader("X-Heqi-Visitor") String token,
      @Valid @RequestBody OwnReceiverRequest request,
      @RequestHeader(name = "Origin", required = false) @Nullable String origin,
      @RequestHeader(name = "Host", defaultValue = "") String host) {
    var receiver =
        new Receiver(
            request.name().strip(),
            request.phone().strip(),
            request.region().strip(),
            request.address().strip());
    return new OwnChangeOutcome(
        orders.changeAddress(visitor(key, token, origin, host), new OrderId(order), receiver));
  }

  /// Proves that an order is the visitor's. Which of both was wrong is not told.
  @OpenTo(OpenTo.ANYBODY)
  @PostMapping("/order-proofs")
  OrderProofResponse prove(
      @PathVariable String key,
      @RequestHeader("X-Heqi-Visitor") String token,
      @Valid @RequestBody OrderProofRequest request,
      @RequestHeader(name = "Origin", required = false) @Nullable String origin,
      @RequestHeader(name = "Host", defaultValue = "") String host) {
    var visitor = visitor(key, token, origin, host);
    return new OrderProofResponse(
        switch (orders.prove(visitor, request.number(), request.digits())) {
          case OrderProofs.Outcome.Proven _ -> ProofOutcome.PROVEN;
          case OrderProofs.Outcome.Mismatch() -> ProofOutcome.MISMATCH;
          case OrderProofs.Outcome.TooMany() -> ProofOutcome.TOO_MANY;
        });
  }

  private Visitor visitor(String key, String token, @Nullable String origin, String host) {
    var visitor = tokens.verify(token);
    widgets.requireAllowed(key, visitor, origin, host);
    return visitor;
  }
}

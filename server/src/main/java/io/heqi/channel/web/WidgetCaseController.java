package io.heqi.channel.web;

import io.heqi.aftersale.AfterSaleState;
import io.heqi.aftersale.AfterSaleType;
import io.heqi.aftersale.CaseId;
import io.heqi.aftersale.CaseView;
import io.heqi.aftersale.Move;
import io.heqi.aftersale.Party;
import io.heqi.aftersale.Reason;
import io.heqi.aftersale.Tracking;
import io.heqi.aftersale.web.ChoiceResponse;
import io.heqi.aftersale.web.ClaimRequest;
import io.heqi.aftersale.web.MoveRequest;
import io.heqi.channel.Visitor;
import io.heqi.channel.VisitorCases;
import io.heqi.channel.VisitorTokens;
import io.heqi.channel.Widgets;
import io.heqi.commerce.OrderId;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.AttachmentId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// After-sale cases of the visitor's own orders; a visitor's token says who asks.
@RestController
@RequestMapping("/api/widget/channels/{key}")
class WidgetCaseController {

  private final Widgets widgets;
  private final VisitorTokens tokens;
  private final VisitorCases cases;

  WidgetCaseController(Widgets widgets, VisitorTokens tokens, VisitorCases cases) {
    this.widgets = widgets;
    this.tokens = tokens;
    this.cases = cases;
  }

  /// @param clientId made by the client: sending it again opens nothing more
  /// @param files that the visitor uploaded
  record OwnCaseRequest(
      @NotBlank @Size(max = 100) String clientId,
      @NotNull @Valid ClaimRequest claim,
      @Nullable @Size(max = 20) List<@NotNull UUID> files) {}

  record ChoicesResponse(List<ChoiceResponse> kinds, String policy) {}

  record OwnMoveResponse(Instant at, Party party, Move move, AfterSaleState to, String note) {}

  /// A case as its customer sees it.
  ///
  /// @param then the state that follows when `due` has passed
  /// @param open what the customer may do now
  record OwnCaseResponse(
      CaseId id,
      long number,
      int version,
      OrderId order,
      AfterSaleType type,
      AfterSaleState state,
      Reason reason,
      BigDecimal amount,
      String currency,
      String text,
      @Nullable Instant due,
      @Nullable AfterSaleState then,
      CaseView.@Nullable OfferView offer,
      String returnAddress,
      @Nullable Tracking returned,
      @Nullable Tracking sent,
      @Nullable Party freight,
      int files,
      List<OwnMoveResponse> moves,
      List<Move> open) {

    static OwnCaseResponse of(CaseView view) {
      var facts = view.facts();
      return new OwnCaseResponse(
          facts.id(),
          facts.number(),
          facts.version(),
          facts.order(),
          facts.type(),
          facts.state(),
          view.reason(),
          facts.amount(),
          facts.currency(),
          view.text(),
          facts.due(),
          facts.then(),
          view.offer(),
          view.returnAddress(),
          view.returned(),
          view.sent(),
          view.freightBy(),
          view.evidence().size(),
          view.moves().stream()
              .map(
                  move ->
                      new OwnMoveResponse(
                          move.at(), move.party(), move.move(), move.to(), move.note()))
              .toList(),
          view.open());
    }
  }

  /// What may be asked for of the order, of each kind, and what it costs.
  @OpenTo(OpenTo.ANYBODY)
  @PostMapping("/orders/{order}/aftersale-choices")
  ChoicesResponse choices(
      @PathVariable String key,
      @PathVariable UUID order,
      @RequestHeader("X-Heqi-Visitor") String token,
      @Valid @RequestBody ClaimRequest request,
      @RequestHeader(name = "Origin", required = false) @Nullable String origin,
      @RequestHeader(name = "Host", defaultValue = "") String host,
      Locale language) {
    var visitor = visitor(key, token, origin, host);
    var choices = cases.choices(visitor, request.command(order), language);
    return new ChoicesResponse(
        choices.kinds().stream().map(ChoiceResponse::of).toList(), choices.policy());
  }

  @OpenTo(OpenTo.ANYBODY)
  @GetMapping("/orders/{order}/aftersale-cases")
  List<OwnCaseResponse> list(
      @PathVariable String key,
      @PathVariable UUID order,
      @RequestHeader("X-Heqi-Visitor") String token,
      @RequestHeader(name = "Origin", required = false) @Nullable String origin,
      @RequestHeader(name = "Host", defaultValue = "") String host) {
    var visitor = visitor(key, token, origin, host);
    return cases.ofOrder(visitor, new OrderId(order)).stream().map(OwnCaseResponse::of).toList();
  }

  /// Asks for something. Sending it again opens nothing more.
  @OpenTo(OpenTo.ANYBODY)
  @PostMapping("/orders/{order}/aftersale-cases")
  OwnCaseResponse apply(
      @PathVariable String key,
      @PathVariable UUID order,
      @RequestHeader("X-Heqi-Visitor") String token,
      @Valid @RequestBody OwnCaseRequest request,
      @RequestHeader(name = "Origin", required = false) @Nullable String origin,
      @RequestHeader(name = "Host", defaultValue = "") String host) {
    var visitor = visitor(key, token, origin, host);
    var files =
        request.files() == null
            ? List.<AttachmentId>of()
            : request.files().stream().map(AttachmentId::new).toList();
    return OwnCaseResponse.of(
        cases.apply(visitor, request.clientId(), request.claim().command(order), files));
  }

  /// What the customer does: cancel, change, accept or decline an offer, send back, confirm,
  /// dispute.
  @OpenTo(OpenTo.ANYBODY)
  @PostMapping("/aftersale-cases/{case}/moves")
  OwnCaseResponse move(
      @PathVariable String key,
      @PathVariable("case") UUID id,
      @RequestHeader("X-Heqi-Visitor") String token,
      @Valid @RequestBody MoveRequest request,
      @RequestHeader(name = "Origin", required = false) @Nullable String origin,
      @RequestHeader(name = "Host", defaultValue = "") String host) {
    var visitor = visitor(key, token, origin, host);
    return OwnCaseResponse.of(cases.move(visitor, new CaseId(id), request.command()));
  }

  private Visitor visitor(String key, String token, @Nullable String origin, String host) {
    var visitor = tokens.verify(token);
    widgets.requireAllowed(key, visitor, origin, host);
    return visitor;
  }
}

package io.heqi.aftersale.web;

import io.heqi.aftersale.AfterSaleState;
import io.heqi.aftersale.AfterSaleType;
import io.heqi.aftersale.CaseId;
import io.heqi.aftersale.CaseView;
import io.heqi.aftersale.Cases;
import io.heqi.aftersale.EvidencePack;
import io.heqi.aftersale.LiableParty;
import io.heqi.aftersale.Refunds;
import io.heqi.commerce.OrderId;
import io.heqi.conversation.web.FileAnswers;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.AccountId;
import io.heqi.shared.AttachmentId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.Page;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// After-sale cases as the desk works on them.
@RestController
@RequestMapping("/api")
class CaseController {

  private final Cases cases;
  private final Refunds refunds;
  private final EvidencePack packs;

  CaseController(Cases cases, Refunds refunds, EvidencePack packs) {
    this.cases = cases;
    this.refunds = refunds;
    this.packs = packs;
  }

  /// @param conversation where the customer asked
  /// @param grant why the merchant grants what the policy does not
  /// @param files that the agent uploaded
  record CaseRequest(
      @NotBlank @Size(max = 100) String clientId,
      @NotNull @Valid ClaimRequest claim,
      @Nullable UUID conversation,
      @Nullable @Size(max = 500) String grant,
      @Nullable @Size(max = 20) List<@NotNull UUID> files) {}

  record EvidenceRequest(@NotNull UUID attachment, @Nullable @Size(max = 200) String note) {}

  record LiabilityRequest(@NotNull LiableParty liable, @NotBlank @Size(max = 500) String note) {}

  record CaseOwnerRequest(
      @NotEmpty @Size(max = 100) List<@NotNull UUID> cases, @NotNull UUID owner) {}

  record CasesGivenResponse(int given) {}

  /// Open cases, the most pressing first; or ended ones, newest first.
  @OpenTo("aftersale.read")
  @GetMapping("/aftersale-cases")
  Page<CaseView.CaseBrief> list(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(defaultValue = "false") boolean over,
      @RequestParam(required = false) @Nullable AfterSaleState state,
      @RequestParam(required = false) @Nullable AfterSaleType type,
      @RequestParam(required = false) @Nullable UUID shop,
      @RequestParam(required = false) @Nullable UUID owner,
      @RequestParam(required = false) @Nullable @Size(max = 100) String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    var filter =
        new Cases.Filter(
            over,
            state,
            type,
            shop == null ? null : new ShopId(shop),
            owner == null ? null : new AccountId(owner));
    return cases.list(actor, filter, after, limit);
  }

  /// How many are open in each state; states without any are left out.
  @OpenTo("aftersale.read")
  @GetMapping("/aftersale-cases/counts")
  Map<AfterSaleState, Integer> counts(@AuthenticationPrincipal Actor actor) {
    return cases.counts(actor);
  }

  @OpenTo("aftersale.read")
  @GetMapping("/aftersale-cases/{case}")
  CaseView get(@AuthenticationPrincipal Actor actor, @PathVariable("case") UUID id) {
    return cases.get(actor, new CaseId(id));
  }

  /// A customer's cases, newest first, at most 50.
  @OpenTo({"conversation.reply", "aftersale.read"})
  @GetMapping("/customers/{customer}/aftersale-cases")
  List<CaseView.CaseBrief> ofCustomer(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID customer) {
    return cases.ofCustomer(actor, new CustomerId(customer));
  }

  /// An order's cases, newest first, at most 50.
  @OpenTo({"commerce.read", "aftersale.read"})
  @GetMapping("/orders/{order}/aftersale-cases")
  List<CaseView.CaseBrief> ofOrder(@AuthenticationPrincipal Actor actor, @PathVariable UUID order) {
    return cases.ofOrder(actor, new OrderId(order));
  }

  /// What may be asked for, of each kind, by the policy of the purchase.
  @OpenTo({"commerce.read", "aftersale.read"})
  @PostMapping("/orders/{order}/aftersale-choices")
  List<ChoiceResponse> choices(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID order,
      @Valid @RequestBody ClaimRequest request,
      Locale language) {
    return cases.choices(actor, request.command(order), language).stream()
        .map(ChoiceResponse::of)
        .toList();
  }

  /// Opens a case in the customer's name. Sending it again opens nothing more.
  @OpenTo({"commerce.read", "aftersale.handle", "aftersale.read"})
  @PostMapping("/orders/{order}/aftersale-cases")
  CaseView apply(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID order,
      @Valid @RequestBody CaseRequest request) {
    return cases.apply(
        actor,
        new Cases.Apply(
            request.clientId(),
            request.claim().command(order),
            request.conversation() == null ? null : new ConversationId(request.conversation()),
            request.grant() == null ? "" : request.grant(),
            request.files() == null
                ? List.of()
                : request.files().stream().map(AttachmentId::new).toList()));
  }

  /// Moves a case as far as its state, its kind and the asker's rights allow.
  @OpenTo("aftersale.handle")
  @PostMapping("/aftersale-cases/{case}/moves")
  CaseView move(
      @AuthenticationPrincipal Actor actor,
      @PathVariable("case") UUID id,
      @Valid @RequestBody MoveRequest request) {
    return cases.move(actor, new CaseId(id), request.command());
  }

  /// Adds a file that the asker uploaded.
  @OpenTo("aftersale.handle")
  @PostMapping("/aftersale-cases/{case}/evidence")
  CaseView addEvidence(
      @AuthenticationPrincipal Actor actor,
      @PathVariable("case") UUID id,
      @Valid @RequestBody EvidenceRequest request) {
    return cases.addEvidence(
        actor,
        new CaseId(id),
        new AttachmentId(request.attachment()),
        request.note() == null ? "" : request.note());
  }

  /// A file of the case; `variant` is empty or `thumbnail`.
  @OpenTo("aftersale.read")
  @GetMapping("/aftersale-cases/{case}/evidence/{attachment}")
  ResponseEntity<InputStreamResource> evidence(
      @AuthenticationPrincipal Actor actor,
      @PathVariable("case") UUID id,
      @PathVariable UUID attachment,
      @RequestParam(defaultValue = "") @Size(max = 10) String variant) {
    if (!variant.isEmpty() && !variant.equals("thumbnail")) {
      throw Refusal.notFound("conversation.attachment-unknown");
    }
    return FileAnswers.of(cases.file(actor, new CaseId(id), new AttachmentId(attachment), variant));
  }

  /// All that speaks in a case as one ZIP: a paper, the chat, the files, the facts as JSON.
  @OpenTo({"aftersale.read", "conversation.export"})
  @GetMapping("/aftersale-cases/{case}/evidence-pack")
  ResponseEntity<InputStreamResource> evidencePack(
      @AuthenticationPrincipal Actor actor,
      @PathVariable("case") UUID id,
      @RequestParam(defaultValue = "zh-CN") @Pattern(regexp = "zh-CN|en") String lang) {
    var packed = packs.of(actor, new CaseId(id), Locale.forLanguageTag(lang));
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(packed.name()).build().toString())
        .contentType(new MediaType("application", "zip"))
        .contentLength(packed.size())
        .body(new InputStreamResource(packed.bytes()));
  }

  /// Says who answers for it.
  @OpenTo("aftersale.handle")
  @PutMapping("/aftersale-cases/{case}/liability")
  CaseView setLiable(
      @AuthenticationPrincipal Actor actor,
      @PathVariable("case") UUID id,
      @Valid @RequestBody LiabilityRequest request) {
    return cases.setLiable(actor, new CaseId(id), request.liable(), request.note());
  }

  /// Gives cases to a colleague; ended ones stay where they are.
  @OpenTo("aftersale.settle")
  @PutMapping("/aftersale-case-owners")
  CasesGivenResponse assign(
      @AuthenticationPrincipal Actor actor, @Valid @RequestBody CaseOwnerRequest request) {
    return new CasesGivenResponse(
        cases.assign(
            actor,
            request.cases().stream().map(CaseId::new).toList(),
            new AccountId(request.owner())));
  }

  /// Money that is still to be given back, longest asked for first.
  @OpenTo("aftersale.read")
  @GetMapping("/refunds")
  Page<Refunds.RefundView> unpaid(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(required = false) @Nullable @Size(max = 100) String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return refunds.unpaid(actor, after, limit);
  }
}

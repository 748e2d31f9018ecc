package io.heqi.commerce.web;

import io.heqi.commerce.Receiver;
import io.heqi.commerce.dropship.ClaimMove;
import io.heqi.commerce.dropship.ClaimStep;
import io.heqi.commerce.dropship.ClaimVerdict;
import io.heqi.commerce.dropship.SupplierClaimId;
import io.heqi.commerce.dropship.SupplierClaimView;
import io.heqi.commerce.dropship.SupplierMove;
import io.heqi.commerce.dropship.SupplierOrderId;
import io.heqi.commerce.dropship.SupplierOrderSlice;
import io.heqi.commerce.dropship.SupplierPortal;
import io.heqi.commerce.dropship.SupplierSignIn;
import io.heqi.commerce.dropship.SupplierStep;
import io.heqi.commerce.dropship.SupplierVisitor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What the suppliers' page asks for. Who asks is known by a cookie of its own, which opens nothing
/// else.
@RestController
@RequestMapping(SupplierPortalFilter.DOORS)
class SupplierPortalController {

  private final SupplierSignIn signIn;
  private final SupplierPortal portal;

  SupplierPortalController(SupplierSignIn signIn, SupplierPortal portal) {
    this.signIn = signIn;
    this.portal = portal;
  }

  /// @param account which of several is meant; left out where it was not asked yet
  record SupplierSignInRequest(
      @NotBlank @Size(max = 200) String email,
      @NotBlank @Size(max = 200) String password,
      @Nullable UUID account) {}

  record SupplierChoiceResponse(UUID account, String merchant) {}

  /// @param which is meant, where the address and the password fit several; else empty, and the
  ///     cookie is set
  record SupplierEntryResponse(List<SupplierChoiceResponse> which) {}

  record SupplierPasswordRequest(@NotBlank @Size(max = 128) String password) {}

  record SupplierParcelRequest(
      @NotBlank @Size(max = 40) String carrier, @NotBlank @Size(max = 64) String number) {

    SupplierStep.SupplierParcel command() {
      return new SupplierStep.SupplierParcel(carrier, number);
    }
  }

  /// @param note a refusal and "out of stock" need one
  /// @param parcels where it is sent
  record SupplierMoveRequest(
      @NotNull SupplierMove move,
      @Min(1) int version,
      @Nullable @Size(max = 500) String note,
      @Nullable @Size(max = 20) List<@Valid SupplierParcelRequest> parcels) {

    SupplierStep command() {
      return new SupplierStep(
          move,
          version,
          note == null ? "" : note,
          parcels == null
              ? List.of()
              : parcels.stream().map(SupplierParcelRequest::command).toList());
    }
  }

  /// @param amount where it is accepted in part
  /// @param note why, where it is not accepted in full
  record ClaimAnswerRequest(
      @Min(1) int version,
      @NotNull ClaimVerdict verdict,
      @Nullable BigDecimal amount,
      @Nullable @Size(max = 500) String note) {

    ClaimStep command() {
      return new ClaimStep(
          ClaimMove.ANSWER, version, note == null ? "" : note, verdict, amount, null, null);
    }
  }

  @OpenTo(OpenTo.ANYBODY)
  @PostMapping("/session")
  ResponseEntity<SupplierEntryResponse> signIn(
      @Valid @RequestBody SupplierSignInRequest given, HttpServletRequest request) {
    var entry =
        signIn.signIn(
            given.email().strip(), given.password(), given.account(), request.getRemoteAddr());
    var which =
        entry.which().stream()
            .map(one -> new SupplierChoiceResponse(one.account(), portal.nameOf(one.merchant())))
            .toList();
    var answer = ResponseEntity.ok();
    if (which.isEmpty()) {
      answer.header(
          HttpHeaders.SET_COOKIE, cookie(entry.token(), SupplierSignIn.SESSION_LIFE, request));
    }
    return answer.body(new SupplierEntryResponse(which));
  }

  @OpenTo(OpenTo.ANYBODY)
  @DeleteMapping("/session")
  ResponseEntity<Void> signOut(
      @CookieValue(name = SupplierPortalFilter.COOKIE, required = false) @Nullable String token,
      HttpServletRequest request) {
    if (token != null) {
      signIn.signOut(token);
    }
    return ResponseEntity.noContent()
        .header(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO, request))
        .build();
  }

  private static String cookie(String token, Duration life, HttpServletRequest request) {
    return ResponseCookie.from(SupplierPortalFilter.COOKIE, token)
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Strict")
        .path(SupplierPortalFilter.DOORS)
        .maxAge(life)
        .build()
        .toString();
  }

  @OpenTo(OpenTo.ANYBODY)
  @GetMapping("/links/{token}")
  SupplierSignIn.WelcomeView look(@PathVariable String token) {
    return signIn.look(token);
  }

  @OpenTo(OpenTo.ANYBODY)
  @PostMapping("/links/{token}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void redeem(
      @PathVariable String token,
      @Valid @RequestBody SupplierPasswordRequest given,
      HttpServletRequest request) {
    signIn.redeem(token, given.password(), request.getRemoteAddr());
  }

  @OpenTo(OpenTo.SUPPLIER)
  @GetMapping("/session")
  SupplierPortal.VisitView visit(
      @RequestAttribute(SupplierPortalFilter.VISITOR) SupplierVisitor visitor) {
    return portal.visit(visitor);
  }

  @OpenTo(OpenTo.SUPPLIER)
  @GetMapping("/orders")
  Page<SupplierPortal.PortalOrderView> orders(
      @RequestAttribute(SupplierPortalFilter.VISITOR) SupplierVisitor visitor,
      @RequestParam(defaultValue = "TO_SEND") SupplierOrderSlice slice,
      @RequestParam(required = false) @Nullable @Size(max = 100) String after,
      @RequestParam(defaultValue = "30") @Min(1) @Max(100) int limit) {
    return portal.orders(visitor, slice, after, limit);
  }

  @OpenTo(OpenTo.SUPPLIER)
  @GetMapping("/orders/{supplierOrder}")
  SupplierPortal.PortalOrderView order(
      @RequestAttribute(SupplierPortalFilter.VISITOR) SupplierVisitor visitor,
      @PathVariable UUID supplierOrder) {
    return portal.order(visitor, new SupplierOrderId(supplierOrder));
  }

  /// Who receives it, in the open; each time is written into the merchant's audit log.
  @OpenTo(OpenTo.SUPPLIER)
  @PostMapping("/orders/{supplierOrder}/receiver-views")
  Receiver receiver(
      @RequestAttribute(SupplierPortalFilter.VISITOR) SupplierVisitor visitor,
      @PathVariable UUID supplierOrder) {
    return portal.receiver(visitor, new SupplierOrderId(supplierOrder));
  }

  @OpenTo(OpenTo.SUPPLIER)
  @PostMapping("/orders/{supplierOrder}/moves")
  SupplierPortal.PortalOrderView move(
      @RequestAttribute(SupplierPortalFilter.VISITOR) SupplierVisitor visitor,
      @PathVariable UUID supplierOrder,
      @Valid @RequestBody SupplierMoveRequest request) {
    return portal.move(visitor, new SupplierOrderId(supplierOrder), request.command());
  }

  @OpenTo(OpenTo.SUPPLIER)
  @GetMapping("/claims")
  Page<SupplierClaimView> claims(
      @RequestAttribute(SupplierPortalFilter.VISITOR) SupplierVisitor visitor,
      @RequestParam(defaultValue = "false") boolean over,
      @RequestParam(required = false) @Nullable @Size(max = 100) String after,
      @RequestParam(defaultValue = "30") @Min(1) @Max(100) int limit) {
    return portal.claims(visitor, over, after, limit);
  }

  @OpenTo(OpenTo.SUPPLIER)
  @PostMapping("/claims/{supplierClaim}/answer")
  SupplierClaimView answer(
      @RequestAttribute(SupplierPortalFilter.VISITOR) SupplierVisitor visitor,
      @PathVariable UUID supplierClaim,
      @Valid @RequestBody ClaimAnswerRequest request) {
    return portal.answer(visitor, new SupplierClaimId(supplierClaim), request.command());
  }
}

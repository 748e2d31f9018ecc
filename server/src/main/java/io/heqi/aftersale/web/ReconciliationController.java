package io.heqi.aftersale.web;

import io.heqi.aftersale.Reconciliation;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What was really paid back, and where it differs from what the cases say.
@RestController
@RequestMapping("/api/shops/{shop}")
class ReconciliationController {

  private final Reconciliation reconciliation;

  ReconciliationController(Reconciliation reconciliation) {
    this.reconciliation = reconciliation;
  }

  record PaymentsBackRequest(
      @NotEmpty @Size(max = Reconciliation.MOST)
          List<@NotNull @Valid PaymentBackRequest> payments) {}

  /// @param reference names the payment within the shop
  record PaymentBackRequest(
      @NotBlank @Size(max = 64) String reference,
      @NotNull @Size(max = 64) String orderNumber,
      @NotNull @Digits(integer = 10, fraction = 2) BigDecimal amount,
      @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
      @NotNull Instant paidAt) {

    Reconciliation.PaidBack command() {
      return new Reconciliation.PaidBack(
          reference.strip(), orderNumber.strip(), amount, currency, paidAt);
    }
  }

  /// @param changed how many were new or different
  record PaymentsBackResponse(int changed) {}

  /// Hands in what the platform or the bank paid back. Telling the same again changes nothing.
  @OpenTo("aftersale.settle")
  @PutMapping("/payments-back")
  PaymentsBackResponse take(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @Valid @RequestBody PaymentsBackRequest request) {
    return new PaymentsBackResponse(
        reconciliation.take(
            actor,
            new ShopId(shop),
            request.payments().stream().map(PaymentBackRequest::command).toList()));
  }

  /// Where our refunds and those payments differ, newest first, at most 1,000.
  @OpenTo("aftersale.read")
  @GetMapping("/refund-differences")
  List<Reconciliation.Difference> differences(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @RequestParam Instant from,
      @RequestParam Instant until) {
    return reconciliation.differences(actor, new ShopId(shop), from, until);
  }
}

package io.heqi.aftersale.web;

import io.heqi.aftersale.platform.PlatformCaseFilter;
import io.heqi.aftersale.platform.PlatformCaseView;
import io.heqi.aftersale.platform.PlatformCases;
import io.heqi.aftersale.platform.TellPlatformCase;
import io.heqi.commerce.OrderId;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.Page;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Cases that stand on the platforms.
@RestController
@RequestMapping("/api")
class PlatformCaseController {

  private final PlatformCases cases;

  PlatformCaseController(PlatformCases cases) {
    this.cases = cases;
  }

  record PlatformCasesRequest(
      @NotEmpty @Size(max = PlatformCases.MOST) List<@NotNull @Valid PlatformCaseRequest> cases) {}

  /// @param number the platform's own, one in a shop
  /// @param type the platform's code of the kind, or our name of it
  /// @param state the platform's code of the step, or our name of it
  /// @param refund the platform's code of the refund, where it has one
  /// @param dispute the platform's code of a dispute, where there is one
  /// @param dueAt by when the step ends, as the platform says
  /// @param updatedAt when it changed there; the newest word counts
  record PlatformCaseRequest(
      @NotBlank @Size(max = 64) String number,
      @NotBlank @Size(max = 64) String orderNumber,
      @NotBlank @Size(max = 64) String type,
      @NotBlank @Size(max = 64) String state,
      @Nullable @Size(max = 64) String refund,
      @Nullable @Size(max = 64) String dispute,
      @NotNull @Digits(integer = 10, fraction = 2) BigDecimal amount,
      @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
      @Nullable @Size(max = 500) String reason,
      @Nullable Instant dueAt,
      @NotNull Instant updatedAt) {

    TellPlatformCase command() {
      return new TellPlatformCase(
          number.strip(),
          orderNumber.strip(),
          type.strip(),
          state.strip(),
          Objects.requireNonNullElse(refund, "").strip(),
          Objects.requireNonNullElse(dispute, "").strip(),
          amount,
          currency,
          Objects.requireNonNullElse(reason, "").strip(),
          dueAt,
          updatedAt);
    }
  }

  /// Hands in cases as the platform tells them. Telling the same again changes nothing.
  @OpenTo("aftersale.settle")
  @PutMapping("/shops/{shop}/platform-cases")
  List<PlatformCases.ToldCase> tell(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @Valid @RequestBody PlatformCasesRequest request) {
    return cases.tell(
        actor,
        new ShopId(shop),
        request.cases().stream().map(PlatformCaseRequest::command).toList());
  }

  @OpenTo("aftersale.read")
  @GetMapping("/platform-cases")
  Page<PlatformCaseView> list(
      @AuthenticationPrincipal Actor actor,
      @RequestParam PlatformCaseFilter filter,
      @RequestParam(required = false) @Nullable UUID shop,
      @RequestParam(required = false) @Nullable @Size(max = 100) String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return cases.list(actor, filter, shop == null ? null : new ShopId(shop), after, limit);
  }

  @OpenTo("aftersale.read")
  @GetMapping("/platform-cases/counts")
  PlatformCaseView.PlatformCaseCounts counts(@AuthenticationPrincipal Actor actor) {
    return cases.counts(actor);
  }

  @OpenTo({"commerce.read", "aftersale.read"})
  @GetMapping("/orders/{order}/platform-cases")
  List<PlatformCaseView> ofOrder(@AuthenticationPrincipal Actor actor, @PathVariable UUID order) {
    return cases.ofOrder(actor, new OrderId(order));
  }
}

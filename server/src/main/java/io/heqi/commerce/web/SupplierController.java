package io.heqi.commerce.web;

import io.heqi.commerce.dropship.SaveSupplier;
import io.heqi.commerce.dropship.ScorecardFigure;
import io.heqi.commerce.dropship.Scorecards;
import io.heqi.commerce.dropship.SupplierAccounts;
import io.heqi.commerce.dropship.SupplierId;
import io.heqi.commerce.dropship.Suppliers;
import io.heqi.commerce.dropship.SupplyPlan;
import io.heqi.commerce.dropship.SupplyPlans;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.foundation.web.Created;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Suppliers, what was agreed with them, who of them may sign in, and how well they do.
@RestController
@RequestMapping("/api")
class SupplierController {

  private final Suppliers suppliers;
  private final SupplyPlans plans;
  private final SupplierAccounts accounts;
  private final Scorecards scorecards;
  private final Clock clock;

  SupplierController(
      Suppliers suppliers,
      SupplyPlans plans,
      SupplierAccounts accounts,
      Scorecards scorecards,
      Clock clock) {
    this.suppliers = suppliers;
    this.plans = plans;
    this.accounts = accounts;
    this.scorecards = scorecards;
    this.clock = clock;
  }

  record SupplierRequest(
      @NotBlank @Size(max = 100) String name,
      @Nullable @Size(max = 100) String contact,
      @Nullable @Size(max = 100) String phone,
      @Nullable @Size(max = 500) String returnAddress,
      boolean active) {

    SaveSupplier command() {
      return new SaveSupplier(name, text(contact), text(phone), text(returnAddress), active);
    }

    private static String text(@Nullable String given) {
      return given == null ? "" : given;
    }
  }

  record SupplierAccountRequest(
      @NotBlank @Email @Size(max = 200) String email, @NotBlank @Size(max = 60) String name) {}

  record SupplierAccountStateRequest(boolean active) {}

  record SuppliedGoodsRequest(@NotBlank @Size(max = 64) String code, @NotNull BigDecimal price) {}

  /// @param answerHours left out, 12
  record AgreementRequest(
      @NotNull UUID supplier,
      int shipHours,
      @Nullable Integer answerHours,
      SupplyPlan.@NotNull ReturnsTo returnsTo,
      @Nullable BigDecimal freight,
      @Nullable BigDecimal returnFreight,
      @Nullable BigDecimal restockFee,
      @Nullable BigDecimal minimumProfit,
      @NotNull @Size(max = 5_000) List<@Valid SuppliedGoodsRequest> goods) {

    private static final int ANSWER_HOURS = 12;

    SupplyPlan.Agreement command() {
      return new SupplyPlan.Agreement(
          new SupplierId(supplier),
          shipHours,
          Objects.requireNonNullElse(answerHours, ANSWER_HOURS),
          returnsTo,
          amount(freight),
          amount(returnFreight),
          amount(restockFee),
          minimumProfit,
          goods.stream()
              .map(one -> new SupplyPlan.Goods(one.code().strip(), one.price()))
              .toList());
    }

    private static BigDecimal amount(@Nullable BigDecimal given) {
      return given == null ? BigDecimal.ZERO : given;
    }
  }

  /// @param validFrom left out, now
  /// @param supplier who gets everything where the whole shop is assigned
  record SupplyPlanRequest(
      @Nullable Instant validFrom,
      SupplyPlan.@NotNull Assignment assignment,
      @Nullable UUID supplier,
      @NotNull @Size(max = 100) List<@Valid AgreementRequest> agreements) {

    SupplyPlan command() {
      return new SupplyPlan(
          assignment,
          supplier == null ? null : new SupplierId(supplier),
          agreements.stream().map(AgreementRequest::command).toList());
    }
  }

  /// A version of a shop's plan and since when it holds.
  record SupplyPlanResponse(Instant validFrom, SupplyPlan plan) {}

  @OpenTo("commerce.dispatch")
  @GetMapping("/suppliers")
  List<Suppliers.SupplierView> list(@AuthenticationPrincipal Actor actor) {
    return suppliers.list(actor);
  }

  @OpenTo("commerce.suppliers")
  @PostMapping("/suppliers")
  @ResponseStatus(HttpStatus.CREATED)
  Created add(@AuthenticationPrincipal Actor actor, @Valid @RequestBody SupplierRequest request) {
    return new Created(suppliers.add(actor, request.command()).value());
  }

  @OpenTo("commerce.suppliers")
  @PutMapping("/suppliers/{supplier}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID supplier,
      @Valid @RequestBody SupplierRequest request) {
    suppliers.change(actor, new SupplierId(supplier), request.command());
  }

  /// All versions of a shop's plan, newest first.
  @OpenTo("commerce.suppliers")
  @GetMapping("/shops/{shop}/supply-plans")
  List<SupplyPlanResponse> plans(@AuthenticationPrincipal Actor actor, @PathVariable UUID shop) {
    return plans.of(actor, new ShopId(shop)).stream()
        .map(version -> new SupplyPlanResponse(version.validFrom(), version.rules()))
        .toList();
  }

  /// A new version, for what is bought from its date on.
  @OpenTo({"commerce.suppliers", "merchant.settings"})
  @PostMapping("/shops/{shop}/supply-plans")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void plan(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @Valid @RequestBody SupplyPlanRequest request) {
    var from = request.validFrom() == null ? clock.instant() : request.validFrom();
    plans.put(actor, new ShopId(shop), from, request.command());
  }

  @OpenTo("commerce.suppliers")
  @GetMapping("/suppliers/{supplier}/accounts")
  List<SupplierAccounts.SupplierAccountView> accounts(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID supplier) {
    return accounts.list(actor, new SupplierId(supplier));
  }

  /// The link by which they choose a password is shown this once.
  @OpenTo("commerce.suppliers")
  @PostMapping("/suppliers/{supplier}/accounts")
  @ResponseStatus(HttpStatus.CREATED)
  SupplierAccounts.SupplierLink invite(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID supplier,
      @Valid @RequestBody SupplierAccountRequest request) {
    return accounts.invite(actor, new SupplierId(supplier), request.email(), request.name());
  }

  @OpenTo("commerce.suppliers")
  @PostMapping("/supplier-accounts/{supplierAccount}/link")
  @ResponseStatus(HttpStatus.CREATED)
  SupplierAccounts.SupplierLink relink(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID supplierAccount) {
    return accounts.relink(actor, supplierAccount);
  }

  /// Shuts somebody out, or lets them in again.
  @OpenTo("commerce.suppliers")
  @PutMapping("/supplier-accounts/{supplierAccount}/state")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void setActive(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID supplierAccount,
      @Valid @RequestBody SupplierAccountStateRequest request) {
    accounts.setActive(actor, supplierAccount, request.active());
  }

  /// How well a supplier does from `from` until before `until`.
  @OpenTo("commerce.dispatch")
  @GetMapping("/suppliers/{supplier}/scorecard")
  List<Scorecards.FigureView> scorecard(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID supplier,
      @RequestParam Instant from,
      @RequestParam Instant until) {
    return scorecards.of(actor, new SupplierId(supplier), new Scorecards.Period(from, until));
  }

  /// The orders or claims behind one figure, newest first, at most 200.
  @OpenTo("commerce.dispatch")
  @GetMapping("/suppliers/{supplier}/scorecard/rows")
  List<Scorecards.FigureRow> rows(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID supplier,
      @RequestParam ScorecardFigure figure,
      @RequestParam Instant from,
      @RequestParam Instant until) {
    return scorecards.rows(
        actor, new SupplierId(supplier), new Scorecards.Period(from, until), figure);
  }
}

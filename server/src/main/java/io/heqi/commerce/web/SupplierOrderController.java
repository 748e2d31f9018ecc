package io.heqi.commerce.web;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.dropship.ClaimMove;
import io.heqi.commerce.dropship.ClaimStep;
import io.heqi.commerce.dropship.SupplierClaimId;
import io.heqi.commerce.dropship.SupplierClaimView;
import io.heqi.commerce.dropship.SupplierClaims;
import io.heqi.commerce.dropship.SupplierId;
import io.heqi.commerce.dropship.SupplierMove;
import io.heqi.commerce.dropship.SupplierOrderId;
import io.heqi.commerce.dropship.SupplierOrderSlice;
import io.heqi.commerce.dropship.SupplierOrderView;
import io.heqi.commerce.dropship.SupplierOrders;
import io.heqi.commerce.dropship.SupplierStep;
import io.heqi.commerce.dropship.SupplyLooks;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Supplier orders, what needs a look before it becomes one, and claims, as the desk asks for them.
@RestController
@RequestMapping("/api")
class SupplierOrderController {

  private final SupplierOrders orders;
  private final SupplyLooks looks;
  private final SupplierClaims claims;

  SupplierOrderController(SupplierOrders orders, SupplyLooks looks, SupplierClaims claims) {
    this.orders = orders;
    this.looks = looks;
    this.claims = claims;
  }

  /// @param lines places in the order, from 0
  /// @param note why, where the profit is less than agreed
  record HandOverRequest(
      @NotNull UUID supplier,
      @NotEmpty @Size(max = 200) List<@NotNull @Min(0) Integer> lines,
      @Nullable @Size(max = 500) String note) {}

  record DispatchMoveRequest(
      @NotNull SupplierMove move, @Min(1) int version, @Nullable @Size(max = 500) String note) {}

  /// @param amount what was recovered, where it is settled; left out, what was granted
  record ClaimMoveRequest(
      @NotNull ClaimMove move,
      @Min(1) int version,
      @Nullable @Size(max = 500) String note,
      @Nullable BigDecimal amount,
      @Nullable BigDecimal freights,
      @Nullable BigDecimal compensation) {}

  private static String text(@Nullable String given) {
    return given == null ? "" : given;
  }

  @OpenTo("commerce.dispatch")
  @GetMapping("/supplier-orders")
  Page<SupplierOrderView> list(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(required = false) @Nullable UUID supplier,
      @RequestParam(defaultValue = "TO_SEND") SupplierOrderSlice slice,
      @RequestParam(required = false) @Nullable @Size(max = 100) String after,
      @RequestParam(defaultValue = "30") @Min(1) @Max(100) int limit) {
    return orders.list(
        actor, supplier == null ? null : new SupplierId(supplier), slice, after, limit);
  }

  @OpenTo("commerce.dispatch")
  @GetMapping("/supplier-orders/{supplierOrder}")
  SupplierOrderView get(@AuthenticationPrincipal Actor actor, @PathVariable UUID supplierOrder) {
    return orders.get(actor, new SupplierOrderId(supplierOrder));
  }

  @OpenTo("commerce.dispatch")
  @PostMapping("/supplier-orders/{supplierOrder}/moves")
  SupplierOrderView move(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID supplierOrder,
      @Valid @RequestBody DispatchMoveRequest request) {
    return orders.move(
        actor,
        new SupplierOrderId(supplierOrder),
        new SupplierStep(request.move(), request.version(), text(request.note()), List.of()));
  }

  /// Which suppliers send what of an order.
  @OpenTo("commerce.read")
  @GetMapping("/orders/{order}/supplier-orders")
  List<SupplierOrderView> ofOrder(@AuthenticationPrincipal Actor actor, @PathVariable UUID order) {
    return orders.ofOrder(actor, new OrderId(order));
  }

  /// Hands lines of a paid order to a supplier.
  @OpenTo("commerce.dispatch")
  @PostMapping("/orders/{order}/supplier-orders")
  @ResponseStatus(HttpStatus.CREATED)
  SupplierOrderView handOver(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID order,
      @Valid @RequestBody HandOverRequest request) {
    return orders.handOver(
        actor,
        new OrderId(order),
        new SupplierOrders.HandOver(
            new SupplierId(request.supplier()), request.lines(), text(request.note())));
  }

  /// Looks at an order again, such as after its supplier is no longer paused.
  @OpenTo({"commerce.dispatch", "commerce.read"})
  @PostMapping("/orders/{order}/supply-checks")
  List<SupplierOrderView> check(@AuthenticationPrincipal Actor actor, @PathVariable UUID order) {
    return orders.check(actor, new OrderId(order));
  }

  /// Orders that a person has to look at, the oldest first, at most 200.
  @OpenTo("commerce.dispatch")
  @GetMapping("/supply-looks")
  List<SupplyLooks.LookView> looks(@AuthenticationPrincipal Actor actor) {
    return looks.list(actor);
  }

  /// The merchant sends it without a supplier, or not at all.
  @OpenTo("commerce.dispatch")
  @DeleteMapping("/supply-looks/{order}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void dismiss(@AuthenticationPrincipal Actor actor, @PathVariable UUID order) {
    looks.dismiss(actor, new OrderId(order));
  }

  @OpenTo("commerce.dispatch")
  @GetMapping("/supplier-claims")
  Page<SupplierClaimView> claims(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(required = false) @Nullable UUID supplier,
      @RequestParam(defaultValue = "false") boolean over,
      @RequestParam(required = false) @Nullable @Size(max = 100) String after,
      @RequestParam(defaultValue = "30") @Min(1) @Max(100) int limit) {
    return claims.list(
        actor, supplier == null ? null : new SupplierId(supplier), over, after, limit);
  }

  @OpenTo("commerce.dispatch")
  @PostMapping("/supplier-claims/{supplierClaim}/moves")
  SupplierClaimView moveClaim(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID supplierClaim,
      @Valid @RequestBody ClaimMoveRequest request) {
    return claims.move(
        actor,
        new SupplierClaimId(supplierClaim),
        new ClaimStep(
            request.move(),
            request.version(),
            text(request.note()),
            null,
            request.amount(),
            request.freights(),
            request.compensation()));
  }
}

package io.heqi.loyalty.web;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.loyalty.CouponId;
import io.heqi.loyalty.CouponKindId;
import io.heqi.loyalty.CouponKindView;
import io.heqi.loyalty.CouponSource;
import io.heqi.loyalty.CouponView;
import io.heqi.loyalty.Coupons;
import io.heqi.loyalty.Points;
import io.heqi.loyalty.SaveCouponKind;
import io.heqi.shared.CustomerId;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Coupons and points.
@RestController
@RequestMapping("/api")
class LoyaltyController {

  private final Coupons coupons;
  private final Points points;

  LoyaltyController(Coupons coupons, Points points) {
    this.coupons = coupons;
    this.points = points;
  }

  /// See [SaveCouponKind].
  record CouponKindBody(
      @NotBlank @Size(max = SaveCouponKind.LONGEST_NAME) String name,
      @NotNull BigDecimal worth,
      @NotNull BigDecimal spendFrom,
      @Min(1) @Max(SaveCouponKind.MOST_DAYS) int days,
      boolean active) {

    SaveCouponKind command() {
      return new SaveCouponKind(name, worth, spendFrom, days, active);
    }
  }

  /// @param currency ISO 4217, such as `CNY`
  record AddCouponKindRequest(
      @NotNull CouponSource source,
      @NotBlank @Size(max = 3) String currency,
      @NotNull @Valid CouponKindBody kind) {}

  record CouponKindAdded(CouponKindId id) {}

  /// @param codes 4 to 64 letters, figures, `_` or `-` each
  record CodesRequest(
      @NotNull @Size(min = 1, max = 10_000) List<@NotNull @Size(max = 70) String> codes) {}

  record CodesStocked(int added) {}

  record WithdrawCouponRequest(@NotBlank @Size(max = 200) String note) {}

  record RedemptionRequest(
      @NotBlank @Size(max = 64) String code, @NotBlank @Size(max = 64) String orderNumber) {}

  /// @param clientId made by the client: sending it again changes nothing more
  /// @param change below 0 to take points
  record ChangePointsRequest(
      @NotBlank @Size(max = 100) String clientId,
      @Min(-Points.MOST) @Max(Points.MOST) int change,
      @NotBlank @Size(max = Points.LONGEST_NOTE) String note) {}

  /// @param coupons newest first, at most 50
  record LoyaltyResponse(Points.Account points, List<CouponView> coupons) {}

  /// A shop's kinds of coupons, those that may be given first.
  @OpenTo("loyalty.read")
  @GetMapping("/shops/{shop}/coupon-kinds")
  List<CouponKindView> kinds(@AuthenticationPrincipal Actor actor, @PathVariable UUID shop) {
    return coupons.kinds(actor, new ShopId(shop));
  }

  @OpenTo("loyalty.manage")
  @PostMapping("/shops/{shop}/coupon-kinds")
  @ResponseStatus(HttpStatus.CREATED)
  CouponKindAdded add(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @Valid @RequestBody AddCouponKindRequest request) {
    return new CouponKindAdded(
        coupons.add(
            actor,
            new ShopId(shop),
            request.source(),
            request.currency(),
            request.kind().command()));
  }

  /// Changes what is given from now on.
  @OpenTo("loyalty.manage")
  @PutMapping("/coupon-kinds/{couponKind}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID couponKind,
      @Valid @RequestBody CouponKindBody request) {
    coupons.change(actor, new CouponKindId(couponKind), request.command());
  }

  /// Lays codes in stock that a platform made.
  @OpenTo("loyalty.manage")
  @PostMapping("/coupon-kinds/{couponKind}/codes")
  CodesStocked stock(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID couponKind,
      @Valid @RequestBody CodesRequest request) {
    return new CodesStocked(coupons.stock(actor, new CouponKindId(couponKind), request.codes()));
  }

  /// What a customer has.
  @OpenTo({"conversation.reply", "loyalty.read"})
  @GetMapping("/customers/{customer}/loyalty")
  LoyaltyResponse ofCustomer(@AuthenticationPrincipal Actor actor, @PathVariable UUID customer) {
    var id = new CustomerId(customer);
    return new LoyaltyResponse(points.ofCustomer(actor, id), coupons.ofCustomer(actor, id));
  }

  /// Gives or takes points by hand.
  @OpenTo({"conversation.reply", "loyalty.adjust"})
  @PostMapping("/customers/{customer}/points")
  Points.Account changePoints(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID customer,
      @Valid @RequestBody ChangePointsRequest request) {
    return points.change(
        actor, new CustomerId(customer), request.clientId(), request.change(), request.note());
  }

  /// Takes a coupon back that was not used.
  @OpenTo("loyalty.adjust")
  @PostMapping("/coupons/{coupon}/withdrawal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID coupon,
      @Valid @RequestBody WithdrawCouponRequest request) {
    coupons.withdraw(actor, new CouponId(coupon), request.note());
  }

  /// Uses a coupon for a purchase, for the merchant's own till: refused where it is used, taken
  /// back, too late or unknown; the same use again answers the same.
  @OpenTo("loyalty.manage")
  @PostMapping("/coupon-redemptions")
  CouponView redeem(
      @AuthenticationPrincipal Actor actor, @Valid @RequestBody RedemptionRequest request) {
    return coupons.redeem(actor, request.code().strip(), request.orderNumber().strip());
  }
}

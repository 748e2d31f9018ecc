package io.heqi.channel.web;

import io.heqi.channel.VisitorCustomers;
import io.heqi.contact.OwnContacts;
import io.heqi.foundation.security.OpenTo;
import io.heqi.loyalty.CouponView;
import io.heqi.loyalty.OwnLoyalty;
import io.heqi.shared.Page;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What a visitor has of the shop beside orders: coupons, points, and their word on being
/// contacted; a visitor's token says who asks.
@RestController
@RequestMapping("/api/widget/channels/{key}")
class WidgetHoldingsController {

  private final VisitorCustomers customers;
  private final OwnLoyalty loyalty;
  private final OwnContacts contacts;

  WidgetHoldingsController(VisitorCustomers customers, OwnLoyalty loyalty, OwnContacts contacts) {
    this.customers = customers;
    this.loyalty = loyalty;
    this.contacts = contacts;
  }

  /// @param known whether the shop knows the visitor as a customer
  /// @param coupons that can still be used, those that end first before others
  /// @param contactRefused whether the customer wants no contacts of ours
  record HoldingsResponse(
      boolean known, List<OwnCouponResponse> coupons, int points, boolean contactRefused) {

    private static final HoldingsResponse NONE = new HoldingsResponse(false, List.of(), 0, false);
  }

  /// @param spendFrom the least purchase it is for
  record OwnCouponResponse(
      String name,
      String code,
      BigDecimal worth,
      BigDecimal spendFrom,
      String currency,
      Instant validUntil) {

    static OwnCouponResponse of(CouponView one) {
      return new OwnCouponResponse(
          one.name(), one.code(), one.worth(), one.spendFrom(), one.currency(), one.validUntil());
    }
  }

  @OpenTo(OpenTo.ANYBODY)
  @GetMapping("/holdings")
  HoldingsResponse holdings(
      @PathVariable String key,
      @RequestHeader("X-Heqi-Visitor") String token,
      @RequestHeader(name = "Origin", required = false) @Nullable String origin,
      @RequestHeader(name = "Host", defaultValue = "") String host) {
    return customers
        .ask(
            new VisitorCustomers.Knock(key, token, origin, host),
            (merchant, customer) -> {
              var standing = loyalty.standing(merchant, customer);
              return new HoldingsResponse(
                  true,
                  standing.coupons().stream().map(OwnCouponResponse::of).toList(),
                  standing.points(),
                  contacts.refuses(merchant, customer));
            })
        .orElse(HoldingsResponse.NONE);
  }

  /// The movements of the visitor's points, newest first, 20 at a time.
  @OpenTo(OpenTo.ANYBODY)
  @GetMapping("/point-movements")
  Page<OwnLoyalty.Movement> movements(
      @PathVariable String key,
      @RequestHeader("X-Heqi-Visitor") String token,
      @RequestParam(required = false) @Nullable @Size(max = 100) String after,
      @RequestHeader(name = "Origin", required = false) @Nullable String origin,
      @RequestHeader(name = "Host", defaultValue = "") String host) {
    return customers
        .ask(
            new VisitorCustomers.Knock(key, token, origin, host),
            (merchant, customer) -> loyalty.movements(merchant, customer, after))
        .orElse(new Page<>(List.of(), null));
  }

  /// @param refused whether the visitor wants no contacts of ours
  record OwnRefusalRequest(boolean refused) {}

  /// The visitor wants no contacts of ours, or does want them.
  @OpenTo(OpenTo.ANYBODY)
  @PutMapping("/contact-refusal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void refuse(
      @PathVariable String key,
      @RequestHeader("X-Heqi-Visitor") String token,
      @RequestBody OwnRefusalRequest request,
      @RequestHeader(name = "Origin", required = false) @Nullable String origin,
      @RequestHeader(name = "Host", defaultValue = "") String host) {
    customers.run(
        new VisitorCustomers.Knock(key, token, origin, host),
        "customer.unknown",
        request.refused() ? contacts::refuse : contacts::allow);
  }
}

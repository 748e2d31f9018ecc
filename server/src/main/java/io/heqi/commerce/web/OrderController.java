package io.heqi.commerce.web;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.Orders;
import io.heqi.commerce.timeline.Moment;
import io.heqi.commerce.timeline.OrderTimeline;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.CustomerId;
import io.heqi.shared.Page;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Orders as the desk asks for them.
@RestController
@RequestMapping("/api")
class OrderController {

  private final Orders orders;
  private final OrderTimeline timeline;

  OrderController(Orders orders, OrderTimeline timeline) {
    this.orders = orders;
    this.timeline = timeline;
  }

  record ReceiverDisclosureRequest(@NotBlank @Size(min = 2, max = 200) String reason) {}

  /// All orders, newest first.
  @OpenTo("commerce.read")
  @GetMapping("/orders")
  Page<OrderView> list(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(required = false) @Nullable UUID shop,
      @RequestParam(required = false) @Nullable OrderState state,
      @RequestParam(required = false) @Nullable @Size(max = 100) String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return orders.list(actor, shop == null ? null : new ShopId(shop), state, after, limit);
  }

  /// By the start of an order's number, a parcel's number, the receiver's phone or its last four
  /// digits; at most 50.
  @OpenTo("commerce.read")
  @GetMapping("/orders/search")
  List<OrderView> search(
      @AuthenticationPrincipal Actor actor, @RequestParam @Size(max = 64) String text) {
    return orders.search(actor, text);
  }

  @OpenTo("commerce.read")
  @GetMapping("/orders/{order}")
  OrderView get(@AuthenticationPrincipal Actor actor, @PathVariable UUID order) {
    return orders.get(actor, new OrderId(order));
  }

  /// All that happened about an order, newest first, at most 500; nothing of what the asker may not
  /// see elsewhere.
  @OpenTo("commerce.read")
  @GetMapping("/orders/{order}/timeline")
  List<Moment> timeline(@AuthenticationPrincipal Actor actor, @PathVariable UUID order) {
    return timeline.of(actor, new OrderId(order));
  }

  /// Shows the receiver without masks, once, for a reason.
  @OpenTo("commerce.reveal")
  @PostMapping("/orders/{order}/disclosures")
  OrderView disclose(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID order,
      @Valid @RequestBody ReceiverDisclosureRequest request) {
    return orders.disclose(actor, new OrderId(order), request.reason());
  }

  /// A customer's orders in all shops, newest first.
  @OpenTo({"conversation.reply", "commerce.read"})
  @GetMapping("/customers/{customer}/orders")
  Page<OrderView> ofCustomer(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID customer,
      @RequestParam(required = false) @Nullable @Size(max = 100) String after,
      @RequestParam(defaultValue = "10") @Min(1) @Max(50) int limit) {
    return orders.ofCustomer(actor, new CustomerId(customer), after, limit);
  }

  /// Says that the order is this customer's.
  @OpenTo({"conversation.reply", "commerce.link"})
  @PutMapping("/customers/{customer}/orders/{order}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void link(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID customer, @PathVariable UUID order) {
    orders.link(actor, new CustomerId(customer), new OrderId(order));
  }

  /// Takes that back.
  @OpenTo({"conversation.reply", "commerce.link"})
  @DeleteMapping("/customers/{customer}/orders/{order}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void unlink(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID customer, @PathVariable UUID order) {
    orders.unlink(actor, new CustomerId(customer), new OrderId(order));
  }
}

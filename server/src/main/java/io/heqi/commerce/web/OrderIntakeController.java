package io.heqi.commerce.web;

import io.heqi.commerce.Amounts;
import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.OrderLine;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.OrderTimes;
import io.heqi.commerce.ParcelState;
import io.heqi.commerce.Receiver;
import io.heqi.commerce.SaveOrder;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where other systems hand in orders and what happens to parcels.
@RestController
@RequestMapping("/api")
class OrderIntakeController {

  private final OrderIntake intake;

  OrderIntakeController(OrderIntake intake) {
    this.intake = intake;
  }

  record OrdersRequest(
      @NotEmpty @Size(max = OrderIntake.MOST_ORDERS) List<@Valid OrderRequest> orders) {}

  /// @param toldAt when the platform last changed it: what is older than what stands is not taken
  /// @param parcels left out, those known stay
  record OrderRequest(
      @NotBlank @Size(max = 64) String number,
      @NotNull Instant toldAt,
      @NotNull OrderState state,
      @Nullable @Size(max = 200) String buyerId,
      @Nullable @Size(max = 100) String buyerName,
      @NotNull @Valid AmountsRequest amounts,
      @NotNull @Valid TimesRequest times,
      @Nullable @Valid ReceiverRequest receiver,
      @Nullable @Size(max = 1_000) String buyerNote,
      @Nullable @Size(max = 1_000) String sellerNote,
      @NotEmpty @Size(max = 200) List<@Valid LineRequest> lines,
      @Nullable @Size(max = 50) List<@Valid SentParcelRequest> parcels) {

    SaveOrder command() {
      return new SaveOrder(
          number.strip(),
          toldAt,
          state,
          text(buyerId),
          text(buyerName),
          amounts.command(),
          new OrderTimes(
              times.placed(), times.paid(), times.shipped(), times.received(), times.closed()),
          receiver == null ? null : receiver.command(),
          text(buyerNote),
          text(sellerNote),
          lines.stream().map(LineRequest::command).toList(),
          parcels == null ? null : parcels.stream().map(SentParcelRequest::command).toList());
    }
  }

  /// @param currency left out, `CNY`
  record AmountsRequest(
      @Nullable @Size(min = 3, max = 3) String currency,
      @NotNull BigDecimal goods,
      @Nullable BigDecimal freight,
      @Nullable BigDecimal discount,
      @NotNull BigDecimal total,
      @Nullable BigDecimal paid) {

    Amounts command() {
      return new Amounts(
          currency == null ? "CNY" : currency,
          goods,
          amount(freight),
          amount(discount),
          total,
          amount(paid));
    }

    private static BigDecimal amount(@Nullable BigDecimal given) {
      return given == null ? BigDecimal.ZERO : given;
    }
  }

  record TimesRequest(
      @NotNull Instant placed,
      @Nullable Instant paid,
      @Nullable Instant shipped,
      @Nullable Instant received,
      @Nullable Instant closed) {}

  /// @param phone may be hidden in part, as platforms do; its last four digits find it then
  record ReceiverRequest(
      @NotNull @Size(max = 60) String name,
      @NotNull @Size(max = 30) String phone,
      @Nullable @Size(max = 100) String region,
      @Nullable @Size(max = 300) String address) {

    Receiver command() {
      return new Receiver(name.strip(), phone.strip(), text(region), text(address));
    }
  }

  record LineRequest(
      @Nullable @Size(max = 64) String productNumber,
      @Nullable @Size(max = 64) String merchantCode,
      @NotBlank @Size(max = 300) String title,
      @Nullable @Size(max = 200) String variant,
      @Min(1) @Max(100_000) int quantity,
      @NotNull BigDecimal price,
      @NotNull BigDecimal amount) {

    OrderLine command() {
      return new OrderLine(
          text(productNumber),
          text(merchantCode),
          title.strip(),
          text(variant),
          quantity,
          price,
          amount);
    }
  }

  record SentParcelRequest(
      @NotBlank @Size(max = 40) String carrier,
      @NotBlank @Size(max = 64) String number,
      @Nullable Instant shippedAt) {

    SaveOrder.SentParcel command() {
      return new SaveOrder.SentParcel(carrier.strip(), number.strip(), shippedAt);
    }
  }

  record ParcelEventsRequest(
      @NotEmpty @Size(max = OrderIntake.MOST_EVENTS) List<@Valid ParcelEventRequest> events) {}

  /// @param state left out, the parcel stays where it was
  record ParcelEventRequest(
      @NotBlank @Size(max = 40) String carrier,
      @NotBlank @Size(max = 64) String number,
      @NotNull Instant at,
      @Nullable ParcelState state,
      @NotBlank @Size(max = 300) String text) {

    OrderIntake.TellEvent command() {
      return new OrderIntake.TellEvent(carrier.strip(), number.strip(), at, state, text.strip());
    }
  }

  /// @param added how many were not known yet
  record ParcelEventsResponse(int added) {}

  private static String text(@Nullable String given) {
    return given == null ? "" : given.strip();
  }

  /// Takes orders of a shop: all of them, or none where one is malformed. Telling the same again
  /// changes nothing, so a call that got no answer may simply be repeated.
  @OpenTo("commerce.write")
  @PutMapping("/shops/{shop}/orders")
  List<OrderIntake.Taken> take(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @Valid @RequestBody OrdersRequest request) {
    return intake.take(
        actor, new ShopId(shop), request.orders().stream().map(OrderRequest::command).toList());
  }

  /// Takes what happened to parcels, also of such whose order is not known yet. Telling the same
  /// again changes nothing.
  @OpenTo("commerce.write")
  @PostMapping("/parcel-events")
  ParcelEventsResponse track(
      @AuthenticationPrincipal Actor actor, @Valid @RequestBody ParcelEventsRequest request) {
    return new ParcelEventsResponse(
        intake.takeEvents(
            actor, request.events().stream().map(ParcelEventRequest::command).toList()));
  }
}

package io.heqi.merchant.web;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.merchant.OpeningHours;
import io.heqi.merchant.Platform;
import io.heqi.merchant.SaveShop;
import io.heqi.merchant.ShopView;
import io.heqi.merchant.Shops;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/shops")
class ShopController {

  private final Shops shops;

  ShopController(Shops shops) {
    this.shops = shops;
  }

  record ShopRequest(
      @NotBlank @Size(max = 120) String name,
      @NotNull Platform platform,
      @NotBlank @Size(max = 60) String zone,
      @NotBlank @Size(max = 120) String responsibleDepartment,
      @NotNull @Size(max = 2_000) String greeting,
      @NotNull @Size(max = 2_000) String outOfHoursAnswer,
      @Min(1) @Max(720) long closeAfterSilenceHours,
      @Min(0) @Max(720) long reopenWithinHours,
      @Min(1) @Max(20_000) int maxTextLength) {

    SaveShop command() {
      return new SaveShop(
          name,
          platform,
          zone,
          responsibleDepartment,
          greeting,
          outOfHoursAnswer,
          Duration.ofHours(closeAfterSilenceHours),
          Duration.ofHours(reopenWithinHours),
          maxTextLength);
    }
  }

  record ShopResponse(
      ShopId id,
      String name,
      Platform platform,
      String zone,
      String responsibleDepartment,
      String greeting,
      String outOfHoursAnswer,
      long closeAfterSilenceHours,
      long reopenWithinHours,
      int maxTextLength) {

    static ShopResponse of(ShopView shop) {
      return new ShopResponse(
          shop.id(),
          shop.name(),
          shop.platform(),
          shop.zone(),
          shop.responsibleDepartment(),
          shop.greeting(),
          shop.outOfHoursAnswer(),
          shop.closeAfterSilence().toHours(),
          shop.reopenWithin().toHours(),
          shop.maxTextLength());
    }
  }

  record SpanBody(
      @Min(1) @Max(7) int weekday, @NotNull LocalTime opens, @NotNull LocalTime closes) {}

  record HolidayBody(
      @NotNull LocalDate day,
      @NotBlank @Size(max = 60) String name,
      @Nullable LocalTime opens,
      @Nullable LocalTime closes) {}

  record HoursBody(
      @NotNull @Size(max = 50) List<@Valid SpanBody> spans,
      @NotNull @Size(max = 400) List<@Valid HolidayBody> holidays) {}

  @OpenTo(OpenTo.SIGNED_IN)
  @GetMapping
  List<ShopResponse> list(@AuthenticationPrincipal Actor actor) {
    return shops.list(actor.merchant()).stream().map(ShopResponse::of).toList();
  }

  @OpenTo("merchant.settings")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ShopResponse open(@AuthenticationPrincipal Actor actor, @Valid @RequestBody ShopRequest request) {
    var id = shops.open(actor, request.command());
    return ShopResponse.of(shops.get(actor.merchant(), id));
  }

  @OpenTo("merchant.settings")
  @PutMapping("/{shop}")
  ShopResponse change(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @Valid @RequestBody ShopRequest request) {
    shops.change(actor, new ShopId(shop), request.command());
    return ShopResponse.of(shops.get(actor.merchant(), new ShopId(shop)));
  }

  @OpenTo(OpenTo.SIGNED_IN)
  @GetMapping("/{shop}/hours")
  HoursBody hours(@AuthenticationPrincipal Actor actor, @PathVariable UUID shop) {
    var hours = shops.hours(actor.merchant(), new ShopId(shop));
    return new HoursBody(
        hours.spans().stream().map(s -> new SpanBody(s.weekday(), s.opens(), s.closes())).toList(),
        hours.holidays().stream()
            .map(h -> new HolidayBody(h.day(), h.name(), h.opens(), h.closes()))
            .toList());
  }

  @OpenTo("merchant.settings")
  @PutMapping("/{shop}/hours")
  HoursBody setHours(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @Valid @RequestBody HoursBody body) {
    shops.setHours(
        actor,
        new ShopId(shop),
        body.spans().stream()
            .map(s -> new OpeningHours.Span(s.weekday(), s.opens(), s.closes()))
            .toList(),
        body.holidays().stream()
            .map(h -> new OpeningHours.Holiday(h.day(), h.name(), h.opens(), h.closes()))
            .toList());
    return hours(actor, shop);
  }
}

package io.heqi.customer.web;

import io.heqi.customer.CustomerView;
import io.heqi.customer.Customers;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.CustomerId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/customers/{customer}")
class CustomerController {

  private final Customers customers;

  CustomerController(Customers customers) {
    this.customers = customers;
  }

  record ProfileRequest(
      @NotNull @Size(max = 60) String name,
      @Min(0) @Max(9) int vipLevel,
      @NotNull @Size(max = 30) List<@NotBlank @Size(max = 30) String> tags,
      @NotNull @Size(max = 2_000) String note) {}

  record BlockRequest(@NotBlank @Size(max = 200) String reason) {}

  record DisclosureRequest(@NotBlank @Size(min = 2, max = 200) String reason) {}

  @OpenTo("conversation.reply")
  @GetMapping
  CustomerView get(@AuthenticationPrincipal Actor actor, @PathVariable UUID customer) {
    return customers.get(actor, new CustomerId(customer));
  }

  @OpenTo({"conversation.reply", "customer.edit"})
  @PutMapping
  CustomerView change(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID customer,
      @Valid @RequestBody ProfileRequest request) {
    return customers.change(
        actor,
        new CustomerId(customer),
        new Customers.ChangeProfile(
            request.name(), request.vipLevel(), request.tags(), request.note()));
  }

  /// Shows what the profile masks, once, for a reason.
  @OpenTo({"conversation.reply", "customer.reveal"})
  @PostMapping("/disclosures")
  CustomerView disclose(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID customer,
      @Valid @RequestBody DisclosureRequest request) {
    return customers.disclose(actor, new CustomerId(customer), request.reason());
  }

  @OpenTo({"conversation.reply", "customer.block"})
  @PutMapping("/block")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void block(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID customer,
      @Valid @RequestBody BlockRequest request) {
    customers.block(actor, new CustomerId(customer), request.reason().strip());
  }

  @OpenTo({"conversation.reply", "customer.block"})
  @DeleteMapping("/block")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void unblock(@AuthenticationPrincipal Actor actor, @PathVariable UUID customer) {
    customers.block(actor, new CustomerId(customer), null);
  }
}

package io.heqi.contact.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.heqi.contact.ContactPurpose;
import io.heqi.contact.ContactRuleSets;
import io.heqi.contact.ContactRules;
import io.heqi.contact.Contacts;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.CustomerId;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Contacts that are ours to begin, and the rules about them.
@RestController
@RequestMapping("/api")
class ContactController {

  private final Contacts contacts;
  private final ContactRuleSets rules;
  private final Clock clock;

  ContactController(Contacts contacts, ContactRuleSets rules, Clock clock) {
    this.contacts = contacts;
    this.rules = rules;
    this.clock = clock;
  }

  /// @param clientId made by the client: sending it again writes nothing more
  record CallRequest(
      @NotBlank @Size(max = 100) String clientId,
      @NotNull UUID shop,
      @NotNull ContactPurpose purpose,
      @NotNull @Size(max = 2_000) String note) {}

  /// See [ContactRules]; times of day in the shop's time zone, such as `21:30`.
  record ContactRulesBody(
      @NotNull @JsonFormat(pattern = "HH:mm") LocalTime quietFrom,
      @NotNull @JsonFormat(pattern = "HH:mm") LocalTime quietUntil,
      @Min(0) @Max(ContactRules.MOST) int mostPerDay,
      @Min(0) @Max(ContactRules.MOST) int mostPerWeek) {}

  /// @param validFrom from when it holds; left out, from now on
  record ContactRulesRequest(@Nullable Instant validFrom, @NotNull @Valid ContactRulesBody rules) {}

  record ContactRulesResponse(Instant validFrom, ContactRulesBody rules) {}

  /// A customer's contacts, newest first, at most 50, and whether the customer wants none.
  @OpenTo({"conversation.reply", "contact.keep"})
  @GetMapping("/customers/{customer}/contacts")
  Contacts.Ledger ofCustomer(@AuthenticationPrincipal Actor actor, @PathVariable UUID customer) {
    return contacts.ofCustomer(actor, new CustomerId(customer));
  }

  /// Writes down a telephone call, which counts like any contact.
  @OpenTo({"conversation.reply", "contact.keep"})
  @PostMapping("/customers/{customer}/calls")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void called(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID customer,
      @Valid @RequestBody CallRequest request) {
    contacts.called(
        actor,
        new CustomerId(customer),
        new ShopId(request.shop()),
        request.clientId(),
        new Contacts.Call(request.purpose(), request.note().strip()));
  }

  /// Writes down that the customer wants no contacts of ours.
  @OpenTo({"conversation.reply", "contact.keep"})
  @PutMapping("/customers/{customer}/contact-refusal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void refuse(@AuthenticationPrincipal Actor actor, @PathVariable UUID customer) {
    contacts.refuse(actor, new CustomerId(customer));
  }

  /// Takes that back.
  @OpenTo({"conversation.reply", "contact.keep"})
  @DeleteMapping("/customers/{customer}/contact-refusal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void allow(@AuthenticationPrincipal Actor actor, @PathVariable UUID customer) {
    contacts.allow(actor, new CustomerId(customer));
  }

  /// Versions of a shop's rules, newest first; the last is the one that Heqi brings.
  @OpenTo("contact.keep")
  @GetMapping("/shops/{shop}/contact-rules")
  List<ContactRulesResponse> versions(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID shop) {
    return rules.versions(actor, new ShopId(shop)).stream()
        .map(
            version ->
                new ContactRulesResponse(
                    version.validFrom(),
                    new ContactRulesBody(
                        version.rules().quietFrom(),
                        version.rules().quietUntil(),
                        version.rules().mostPerDay(),
                        version.rules().mostPerWeek())))
        .toList();
  }

  @OpenTo("merchant.settings")
  @PostMapping("/shops/{shop}/contact-rules")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void put(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @Valid @RequestBody ContactRulesRequest request) {
    var body = request.rules();
    rules.put(
        actor,
        new ShopId(shop),
        request.validFrom() == null ? clock.instant() : request.validFrom(),
        new ContactRules(
            body.quietFrom(), body.quietUntil(), body.mostPerDay(), body.mostPerWeek()));
  }
}

package io.heqi.staff.web;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.AccountId;
import io.heqi.staff.OneTimeLinks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Links that open once; who holds one needs no session.
@RestController
class OneTimeLinkController {

  private final OneTimeLinks links;

  OneTimeLinkController(OneTimeLinks links) {
    this.links = links;
  }

  /// @param merchantName and `email` where the link makes the first owner
  record RedemptionRequest(
      @Nullable @Size(max = 120) String merchantName,
      @Nullable @Email @Size(max = 200) String email,
      @NotNull @Size(max = 60) String name,
      @NotBlank @Size(max = 128) String password) {}

  record LinkRequest(@NotNull OneTimeLinks.Purpose purpose) {}

  record ResetRequest(@NotBlank @Email @Size(max = 200) String email) {}

  /// Mails a link to whoever has an account with this address. The answer is the same, and as
  /// quick, where nobody has.
  @OpenTo(OpenTo.ANYBODY)
  @PostMapping("/api/password-resets")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void askForReset(@Valid @RequestBody ResetRequest request) {
    Thread.startVirtualThread(() -> links.askForReset(request.email().strip()));
  }

  @OpenTo(OpenTo.ANYBODY)
  @GetMapping("/api/one-time-links/{token}")
  OneTimeLinks.LinkView look(@PathVariable String token) {
    return links.look(token);
  }

  @OpenTo(OpenTo.ANYBODY)
  @PostMapping("/api/one-time-links/{token}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void redeem(
      @PathVariable String token,
      @Valid @RequestBody RedemptionRequest request,
      HttpServletRequest from) {
    links.redeem(
        token,
        new OneTimeLinks.Redemption(
            request.merchantName(), request.email(), request.name(), request.password()),
        from.getRemoteAddr());
  }

  /// A link by which the colleague chooses a password; it is shown this once.
  @OpenTo("staff.manage")
  @PostMapping("/api/members/{account}/link")
  @ResponseStatus(HttpStatus.CREATED)
  OneTimeLinks.Link make(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID account,
      @Valid @RequestBody LinkRequest request) {
    return links.forMember(actor, new AccountId(account), request.purpose());
  }
}

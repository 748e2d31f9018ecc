package io.heqi.staff.web;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.foundation.security.SessionCookie;
import io.heqi.staff.OwnAccount;
import io.heqi.staff.SessionView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Everybody's own account; only with a browser's session, never with an access token.
@RestController
@RequestMapping("/api/own-account")
class OwnAccountController {

  private final OwnAccount account;

  OwnAccountController(OwnAccount account) {
    this.account = account;
  }

  record PasswordChangeRequest(
      @NotBlank @Size(max = 200) String present, @NotBlank @Size(max = 128) String chosen) {}

  record ProofRequest(@NotBlank @Size(max = 200) String password) {}

  record CodeRequest(@NotBlank @Size(max = 10) String code) {}

  @OpenTo(OpenTo.SIGNED_IN)
  @GetMapping
  OwnAccount.AccountView view(@AuthenticationPrincipal Actor actor) {
    return account.view(actor);
  }

  @OpenTo(OpenTo.BROWSER)
  @PutMapping("/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changePassword(
      @AuthenticationPrincipal Actor actor,
      @CookieValue(name = SessionCookie.NAME, defaultValue = "") String session,
      @Valid @RequestBody PasswordChangeRequest request) {
    account.changePassword(actor, session, request.present(), request.chosen());
  }

  @OpenTo(OpenTo.BROWSER)
  @PostMapping("/second-factor")
  OwnAccount.SecondFactor prepareSecondFactor(
      @AuthenticationPrincipal Actor actor,
      @CookieValue(name = SessionCookie.NAME, defaultValue = "") String session,
      @Valid @RequestBody ProofRequest request) {
    return account.prepareSecondFactor(actor, session, request.password());
  }

  @OpenTo(OpenTo.BROWSER)
  @PutMapping("/second-factor")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void confirmSecondFactor(
      @AuthenticationPrincipal Actor actor,
      @CookieValue(name = SessionCookie.NAME, defaultValue = "") String session,
      @Valid @RequestBody CodeRequest request) {
    account.confirmSecondFactor(actor, session, request.code());
  }

  @OpenTo(OpenTo.BROWSER)
  @PostMapping("/second-factor/removal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void removeSecondFactor(
      @AuthenticationPrincipal Actor actor,
      @CookieValue(name = SessionCookie.NAME, defaultValue = "") String session,
      @Valid @RequestBody ProofRequest request) {
    account.removeSecondFactor(actor, session, request.password());
  }

  @OpenTo(OpenTo.BROWSER)
  @GetMapping("/sessions")
  List<SessionView> sessions(
      @AuthenticationPrincipal Actor actor,
      @CookieValue(name = SessionCookie.NAME, defaultValue = "") String session) {
    return account.sessions(actor, session);
  }

  @OpenTo(OpenTo.BROWSER)
  @DeleteMapping("/sessions/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void endSession(
      @AuthenticationPrincipal Actor actor,
      @CookieValue(name = SessionCookie.NAME, defaultValue = "") String session,
      @PathVariable UUID id) {
    account.endSession(actor, session, id);
  }

  /// Ends all sessions but this one.
  @OpenTo(OpenTo.BROWSER)
  @DeleteMapping("/sessions")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void endOtherSessions(
      @AuthenticationPrincipal Actor actor,
      @CookieValue(name = SessionCookie.NAME, defaultValue = "") String session) {
    account.endOtherSessions(actor, session);
  }
}

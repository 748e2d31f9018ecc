package io.heqi.staff.web;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.foundation.security.PublicPaths;
import io.heqi.foundation.security.SessionCookie;
import io.heqi.merchant.Merchants;
import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.staff.Members;
import io.heqi.staff.PresenceState;
import io.heqi.staff.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/session")
class SessionController {

  private final SignIn signIn;
  private final Members members;
  private final Merchants merchants;

  SessionController(SignIn signIn, Members members, Merchants merchants) {
    this.signIn = signIn;
    this.members = members;
    this.merchants = merchants;
  }

  record SignInRequest(
      @NotBlank @Size(max = 200) String email,
      @NotBlank @Size(max = 200) String password,
      @Nullable @Size(max = 10) String code) {}

  record SessionResponse(
      AccountId account,
      MerchantId merchant,
      String merchantName,
      boolean demo,
      String name,
      PresenceState presence,
      Set<String> permissions) {}

  @OpenTo(OpenTo.ANYBODY)
  @PostMapping
  ResponseEntity<Void> signIn(@Valid @RequestBody SignInRequest given, HttpServletRequest request) {
    var token =
        signIn.signIn(
            new SignIn.Credentials(
                given.email().strip(),
                given.password(),
                given.code(),
                request.getRemoteAddr(),
                Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("")));
    var cookie = SessionCookie.holding(token, SignIn.SESSION_LIFE, request.isSecure());
    return ResponseEntity.noContent().header(HttpHeaders.SET_COOKIE, cookie.toString()).build();
  }

  @OpenTo(OpenTo.SIGNED_IN)
  @GetMapping
  SessionResponse current(@AuthenticationPrincipal @Nullable Actor actor) {
    if (actor == null) {
      throw Refusal.unauthenticated("foundation.sign-in-needed");
    }
    var merchant = merchants.find(actor.merchant()).orElseThrow();
    var member = members.find(actor.merchant(), actor.account());
    return new SessionResponse(
        actor.account(),
        actor.merchant(),
        merchant.name(),
        merchant.demo(),
        actor.name(),
        member.map(Members.MemberView::state).orElse(PresenceState.OFFLINE),
        actor.permissions());
  }

  @OpenTo(OpenTo.ANYBODY)
  @DeleteMapping
  ResponseEntity<Void> signOut(
      @CookieValue(name = SessionCookie.NAME, required = false) @Nullable String token,
      HttpServletRequest request) {
    if (token != null) {
      signIn.signOut(token);
    }
    var cookie = SessionCookie.cleared(request.isSecure());
    return ResponseEntity.noContent().header(HttpHeaders.SET_COOKIE, cookie.toString()).build();
  }

  @org.springframework.context.annotation.Configuration
  static class Doors {

    @Bean
    PublicPaths signInDoors() {
      return PublicPaths.of("/api/session", "/api/one-time-links/*", "/api/password-resets");
    }
  }
}

package io.heqi.staff.web;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.staff.AccessTokens;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/access-tokens")
class AccessTokenController {

  private final AccessTokens tokens;

  AccessTokenController(AccessTokens tokens) {
    this.tokens = tokens;
  }

  record AccessTokenRequest(
      @NotBlank @Size(max = 60) String name, @NotEmpty @Size(max = 200) Set<String> permissions) {}

  @OpenTo("staff.tokens")
  @GetMapping
  List<AccessTokens.TokenView> list(@AuthenticationPrincipal Actor actor) {
    return tokens.list(actor);
  }

  @OpenTo("staff.tokens")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  AccessTokens.NewToken make(
      @AuthenticationPrincipal Actor actor, @Valid @RequestBody AccessTokenRequest request) {
    return tokens.make(actor, request.name().strip(), request.permissions());
  }

  @OpenTo("staff.tokens")
  @DeleteMapping("/{token}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(@AuthenticationPrincipal Actor actor, @PathVariable UUID token) {
    tokens.revoke(actor, token);
  }
}

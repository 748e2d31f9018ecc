package io.heqi.demo.web;

import io.heqi.demo.DemoRemoval;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Taking the demo away.
@RestController
@RequestMapping("/api/demo")
class DemoController {

  private final DemoRemoval removal;

  DemoController(DemoRemoval removal) {
    this.removal = removal;
  }

  /// @param name the demo merchant's name, as proof that this is meant
  record RemovalRequest(@NotBlank @Size(max = 200) String name) {}

  /// @param next where to go on
  record Removed(String next) {}

  @OpenTo("merchant.remove")
  @PostMapping("/removal")
  Removed remove(@AuthenticationPrincipal Actor by, @Valid @RequestBody RemovalRequest request) {
    return new Removed(removal.remove(by, request.name()));
  }
}

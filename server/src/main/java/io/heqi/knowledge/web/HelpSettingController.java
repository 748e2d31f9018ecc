package io.heqi.knowledge.web;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.knowledge.help.HelpPages;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Whether a shop has a public help page.
@RestController
@RequestMapping("/api/shops/{shop}/help-page")
class HelpSettingController {

  private final HelpPages pages;

  HelpSettingController(HelpPages pages) {
    this.pages = pages;
  }

  /// @param path of the page; null where the shop has no chat on its pages, and so no address
  record HelpSettingResponse(boolean enabled, @Nullable String path) {}

  record HelpSettingRequest(@NotNull Boolean enabled) {}

  @OpenTo("knowledge.write")
  @GetMapping
  HelpSettingResponse get(@AuthenticationPrincipal Actor actor, @PathVariable UUID shop) {
    var setting = pages.of(actor, new ShopId(shop));
    return new HelpSettingResponse(
        setting.enabled(), setting.key().map(key -> "/help/" + key).orElse(null));
  }

  @OpenTo("knowledge.approve")
  @PutMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void set(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @Valid @RequestBody HelpSettingRequest request) {
    pages.set(actor, new ShopId(shop), request.enabled());
  }
}

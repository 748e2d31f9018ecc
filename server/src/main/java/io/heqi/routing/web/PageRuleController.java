package io.heqi.routing.web;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.routing.PageRules;
import io.heqi.shared.ShopId;
import io.heqi.shared.TeamId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/shops/{shop}/page-rules")
class PageRuleController {

  private final PageRules rules;

  PageRuleController(PageRules rules) {
    this.rules = rules;
  }

  record PageRule(@NotBlank @Size(max = 200) String pattern, @NotNull TeamId team) {}

  /// In the order in which they are tried; the first that fits decides.
  record PageRuleList(@NotNull @Size(max = 100) List<@Valid @NotNull PageRule> rules) {}

  @OpenTo("merchant.settings")
  @GetMapping
  PageRuleList list(@AuthenticationPrincipal Actor actor, @PathVariable UUID shop) {
    return new PageRuleList(
        rules.of(actor, new ShopId(shop)).stream()
            .map(rule -> new PageRule(rule.pattern(), rule.team()))
            .toList());
  }

  @OpenTo("merchant.settings")
  @PutMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void save(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @Valid @RequestBody PageRuleList request) {
    rules.save(
        actor,
        new ShopId(shop),
        request.rules().stream()
            .map(rule -> new PageRules.Rule(rule.pattern(), rule.team()))
            .toList());
  }
}

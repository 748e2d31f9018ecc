package io.heqi.outreach.web;

import io.heqi.commerce.OrderId;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.outreach.FollowUpAnswer;
import io.heqi.outreach.FollowUpAnswers;
import io.heqi.outreach.FollowUpReader;
import io.heqi.outreach.FollowUpRuleSets;
import io.heqi.outreach.FollowUpRules;
import io.heqi.outreach.FollowUpState;
import io.heqi.outreach.FollowUpView;
import io.heqi.shared.Page;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Orders that arrived: after which is asked, and what was answered.
@RestController
@RequestMapping("/api")
class FollowUpController {

  private final FollowUpAnswers answers;
  private final FollowUpReader reader;
  private final FollowUpRuleSets rules;
  private final Clock clock;

  FollowUpController(
      FollowUpAnswers answers, FollowUpReader reader, FollowUpRuleSets rules, Clock clock) {
    this.answers = answers;
    this.reader = reader;
    this.rules = rules;
    this.clock = clock;
  }

  record FollowUpAnswerRequest(@NotNull FollowUpAnswer answer) {}

  /// See [FollowUpRules]; times in whole hours.
  record FollowUpRulesBody(
      boolean on,
      @Min(1) @Max(1_440) long after,
      @Min(1) @Max(1_440) long within,
      boolean invite,
      @NotBlank @Size(max = FollowUpRules.LONGEST_TEXT) String askText,
      @NotBlank @Size(max = FollowUpRules.LONGEST_TEXT) String inviteText) {

    static FollowUpRulesBody of(FollowUpRules rules) {
      return new FollowUpRulesBody(
          rules.on(),
          rules.after().toHours(),
          rules.within().toHours(),
          rules.invite(),
          rules.askText(),
          rules.inviteText());
    }

    FollowUpRules command() {
      return new FollowUpRules(
          on, Duration.ofHours(after), Duration.ofHours(within), invite, askText, inviteText);
    }
  }

  /// @param validFrom from when it holds; left out, from now on
  record FollowUpRulesRequest(
      @Nullable Instant validFrom, @NotNull @Valid FollowUpRulesBody rules) {}

  record FollowUpRulesResponse(Instant validFrom, FollowUpRulesBody rules) {}

  /// Orders in a state of their follow-up, those that came into it last first.
  @OpenTo({"commerce.read", "outreach.follow-up"})
  @GetMapping("/follow-ups")
  Page<FollowUpView> list(
      @AuthenticationPrincipal Actor actor,
      @RequestParam FollowUpState state,
      @RequestParam(required = false) @Nullable FollowUpAnswer answer,
      @RequestParam(required = false) @Nullable @Size(max = 100) String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return reader.list(actor, state, answer, after, limit);
  }

  /// What those answered who were asked in a time.
  @OpenTo("outreach.follow-up")
  @GetMapping("/follow-ups/figures")
  FollowUpView.FollowUpFigures figures(
      @AuthenticationPrincipal Actor actor,
      @RequestParam Instant from,
      @RequestParam Instant until) {
    return reader.figures(actor, from, until);
  }

  @OpenTo({"commerce.read", "outreach.follow-up"})
  @GetMapping("/orders/{order}/follow-up")
  FollowUpView.FollowUpOfOrder ofOrder(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID order) {
    return reader.ofOrder(actor, new OrderId(order));
  }

  /// Writes down what the customer said.
  @OpenTo({"commerce.read", "outreach.follow-up"})
  @PostMapping("/orders/{order}/follow-up/answer")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void answer(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID order,
      @Valid @RequestBody FollowUpAnswerRequest request) {
    answers.answer(actor, new OrderId(order), request.answer());
  }

  /// Nobody is asked after the order.
  @OpenTo({"commerce.read", "outreach.follow-up"})
  @PostMapping("/orders/{order}/follow-up/stop")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void leaveAlone(@AuthenticationPrincipal Actor actor, @PathVariable UUID order) {
    answers.leaveAlone(actor, new OrderId(order));
  }

  /// Versions of a shop's rules, newest first; the last is the one that Heqi brings.
  @OpenTo("outreach.follow-up")
  @GetMapping("/shops/{shop}/follow-up-rules")
  List<FollowUpRulesResponse> versions(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID shop) {
    return rules.versions(actor, new ShopId(shop)).stream()
        .map(
            version ->
                new FollowUpRulesResponse(
                    version.validFrom(), FollowUpRulesBody.of(version.rules())))
        .toList();
  }

  @OpenTo("merchant.settings")
  @PostMapping("/shops/{shop}/follow-up-rules")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void put(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @Valid @RequestBody FollowUpRulesRequest request) {
    rules.put(
        actor,
        new ShopId(shop),
        request.validFrom() == null ? clock.instant() : request.validFrom(),
        request.rules().command());
  }
}

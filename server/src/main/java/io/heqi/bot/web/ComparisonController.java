package io.heqi.bot.web;

import io.heqi.bot.comparison.Comparison;
import io.heqi.bot.comparison.Comparisons;
import io.heqi.bot.comparison.Difference;
import io.heqi.bot.comparison.Tally;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.foundation.web.Created;
import io.heqi.knowledge.Content;
import io.heqi.knowledge.ItemId;
import io.heqi.shared.AccountId;
import io.heqi.shared.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Two answers of an item side by side.
@RestController
class ComparisonController {

  private final Comparisons comparisons;

  ComparisonController(Comparisons comparisons) {
    this.comparisons = comparisons;
  }

  /// Exactly one of a text and a stored picture.
  record AnswerPart(@Nullable @Size(max = 4000) String text, @Nullable UUID picture) {

    static List<AnswerPart> of(List<Content.Part> parts) {
      return parts.stream().map(part -> new AnswerPart(part.text(), part.picture())).toList();
    }

    Content.Part part() {
      return new Content.Part(text, picture);
    }
  }

  /// @param wanted conversations that each answer needs
  /// @param base how often the present answer is enough, 0 to 1; null where its past says too
  ///     little and the worst case was taken
  /// @param perWeek conversations a week in which the answer was given, over the last ninety days
  record PlanResponse(int wanted, @Nullable Double base, double perWeek) {}

  /// @param answer the place of the answer among the item's, from 0 on
  /// @param parts what is said instead, one after the other
  /// @param difference the smallest that is worth finding, in points of 100
  record BeginRequest(
      @NotNull ItemId item,
      @Min(0) @Max(19) int answer,
      @NotEmpty @Size(max = 10) List<@Valid @NotNull AnswerPart> parts,
      @Min(5) @Max(30) int difference) {}

  record EndRequest(boolean replace) {}

  /// @param shown conversations in which it was given
  /// @param settled of the first wanted ones, those that are over
  /// @param held for how many of these it was enough; null while the comparison goes on
  record SideResponse(List<AnswerPart> parts, int shown, int settled, @Nullable Integer held) {

    static SideResponse of(List<Content.Part> parts, Tally tally, boolean isTold) {
      return new SideResponse(
          AnswerPart.of(parts), tally.shown(), tally.settled(), isTold ? tally.held() : null);
    }
  }

  /// By how much the other answer was enough more often, in shares, with its 95 % interval.
  record OutcomeResponse(double difference, double low, double high, Difference.Verdict verdict) {}

  /// @param difference the smallest that was worth finding, in points of 100
  /// @param wanted conversations that each answer needs
  /// @param outcome null until both answers have as many as they need; without it nothing is proven
  record ComparisonResponse(
      UUID id,
      ItemId item,
      String title,
      SideResponse present,
      SideResponse other,
      int difference,
      int wanted,
      Instant begunAt,
      AccountId begunBy,
      Comparison.@Nullable Ending ending,
      @Nullable Instant endedAt,
      @Nullable OutcomeResponse outcome) {

    static ComparisonResponse of(Comparisons.Standing standing) {
      var comparison = standing.comparison();
      var outcome = standing.outcome();
      var isTold = outcome != null || comparison.ending() != null;
      return new ComparisonResponse(
          comparison.id(),
          comparison.item(),
          comparison.title(),
          SideResponse.of(comparison.present().parts(), standing.present(), isTold),
          SideResponse.of(comparison.other(), standing.other(), isTold),
          (int) Math.round(comparison.difference() * 100),
          comparison.wanted(),
          comparison.begunAt(),
          comparison.begunBy(),
          comparison.ending(),
          comparison.endedAt(),
          outcome == null
              ? null
              : new OutcomeResponse(
                  outcome.value(), outcome.low(), outcome.high(), outcome.verdict()));
    }
  }

  /// What it would take to find a difference.
  @OpenTo({"bot.manage", "knowledge.write"})
  @GetMapping("/api/knowledge-items/{item}/comparison-plan")
  PlanResponse plan(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID item,
      @RequestParam(defaultValue = "10") @Min(5) @Max(30) int difference) {
    var plan = comparisons.plan(actor, new ItemId(item), difference / 100.0);
    return new PlanResponse(plan.wanted(), plan.base(), plan.perWeek());
  }

  /// The comparisons, newest first.
  @OpenTo("bot.manage")
  @GetMapping("/api/bot/comparisons")
  Page<ComparisonResponse> list(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
    var page = comparisons.list(actor, after, limit);
    return new Page<>(page.items().stream().map(ComparisonResponse::of).toList(), page.next());
  }

  /// Gives every other customer another answer from the next one on.
  @OpenTo({"bot.manage", "knowledge.approve", "knowledge.write"})
  @PostMapping("/api/bot/comparisons")
  @ResponseStatus(HttpStatus.CREATED)
  Created begin(@AuthenticationPrincipal Actor actor, @Valid @RequestBody BeginRequest request) {
    return new Created(
        comparisons.begin(
            actor,
            new Comparisons.Begin(
                request.item(),
                request.answer(),
                request.parts().stream().map(AnswerPart::part).toList(),
                request.difference() / 100.0)));
  }

  /// Ends a comparison; the other answer takes the place of the present one or is dropped.
  @OpenTo({"bot.manage", "knowledge.approve"})
  @PostMapping("/api/bot/comparisons/{comparison}/end")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID comparison,
      @Valid @RequestBody EndRequest request) {
    comparisons.end(actor, comparison, request.replace());
  }
}

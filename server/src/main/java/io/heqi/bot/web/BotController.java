package io.heqi.bot.web;

import io.heqi.bot.BotSettings;
import io.heqi.bot.Bots;
import io.heqi.bot.Confidence;
import io.heqi.bot.Suggestions;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.ItemKind;
import io.heqi.shared.ConversationId;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The shops' bots, and suggestions beside an agent.
@RestController
class BotController {

  private final Bots bots;
  private final Confidence confidence;
  private final Suggestions suggestions;

  BotController(Bots bots, Confidence confidence, Suggestions suggestions) {
    this.bots = bots;
    this.confidence = confidence;
    this.suggestions = suggestions;
  }

  /// @param precision the share of its answers that has to be right, 0.5 to 0.99
  /// @param vipToPeople customers from this VIP level on go to people at once; 0 for nobody
  /// @param moneyToPeople who writes of more yuan than this goes to people; 0 for nobody
  record BotBody(
      boolean enabled,
      @NotBlank @Size(max = 20) String name,
      double precision,
      @Min(0) @Max(9) int vipToPeople,
      @Min(0) @Max(10_000_000) int moneyToPeople) {}

  /// @param confidence the share of suggestions as sure as this that are right, 0 to 1
  /// @param likeness in meaning, 0 to 1
  /// @param words share of the question's words that the item holds
  /// @param matched the known way to ask that was nearest
  record SuggestionResponse(
      ItemId item,
      ItemKind kind,
      String title,
      String text,
      double confidence,
      double likeness,
      double words,
      String matched) {

    static SuggestionResponse of(Suggestions.Likely likely) {
      var hit = likely.hit();
      return new SuggestionResponse(
          hit.item(),
          hit.kind(),
          hit.title(),
          hit.answer().text(),
          likely.sure(),
          hit.likeness(),
          hit.words(),
          hit.matched());
    }
  }

  /// @param seq the customer's line that is answered; 0 where nothing waits for an answer
  record SuggestionList(long seq, List<SuggestionResponse> suggestions) {}

  record ResultRequest(@NotNull Suggestions.Result result) {}

  /// @param precision the share of right ones among the answered
  /// @param assured the precision that the evidence vouches for
  /// @param answered the share of all questions that is answered
  record CurvePoint(double confidence, double precision, double assured, double answered) {}

  /// What each precision costs in questions left to people, the surest answers first.
  record CurveResponse(List<CurvePoint> points) {}

  @OpenTo("bot.manage")
  @GetMapping("/api/bot/curve")
  CurveResponse curve(@AuthenticationPrincipal Actor actor) {
    return new CurveResponse(
        confidence.curve(actor).stream()
            .map(p -> new CurvePoint(p.confidence(), p.precision(), p.assured(), p.answered()))
            .toList());
  }

  @OpenTo("bot.manage")
  @GetMapping("/api/shops/{shop}/bot")
  BotBody bot(@AuthenticationPrincipal Actor actor, @PathVariable UUID shop) {
    var settings = bots.of(actor, new ShopId(shop));
    return new BotBody(
        settings.enabled(),
        settings.name(),
        settings.precision(),
        settings.vipToPeople(),
        settings.moneyToPeople());
  }

  @OpenTo("bot.manage")
  @PutMapping("/api/shops/{shop}/bot")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void setBot(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @Valid @RequestBody BotBody request) {
    bots.set(
        actor,
        new ShopId(shop),
        new BotSettings(
            request.enabled(),
            request.name(),
            request.precision(),
            request.vipToPeople(),
            request.moneyToPeople()));
  }

  @OpenTo("conversation.reply")
  @GetMapping("/api/conversations/{conversation}/suggestions")
  SuggestionList suggestions(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID conversation) {
    var suggested = suggestions.of(actor, new ConversationId(conversation));
    return new SuggestionList(
        suggested.seq(), suggested.hits().stream().map(SuggestionResponse::of).toList());
  }

  @OpenTo("conversation.reply")
  @PostMapping("/api/conversations/{conversation}/suggestions/{item}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void settle(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID conversation,
      @PathVariable UUID item,
      @Valid @RequestBody ResultRequest request) {
    suggestions.settle(actor, new ConversationId(conversation), new ItemId(item), request.result());
  }
}

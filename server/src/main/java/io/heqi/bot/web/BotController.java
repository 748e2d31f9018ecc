package io.heqi.bot.web;

import io.heqi.bot.BotSettings;
import io.heqi.bot.Bots;
import io.heqi.bot.Suggestions;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.Retrieval;
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
  private final Suggestions suggestions;

  BotController(Bots bots, Suggestions suggestions) {
    this.bots = bots;
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

  /// @param confidence 0 to 1
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

    static SuggestionResponse of(Retrieval.Hit hit) {
      return new SuggestionResponse(
          hit.item(),
          hit.kind(),
          hit.title(),
          hit.answer().text(),
          hit.confidence(),
          hit.likeness(),
          hit.words(),
          hit.matched());
    }
  }

  /// @param seq the customer's line that is answered; 0 where nothing waits for an answer
  record SuggestionList(long seq, List<SuggestionResponse> suggestions) {}

  record ResultRequest(@NotNull Suggestions.Result result) {}

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

package io.heqi.bot.web;

import io.heqi.bot.BotSettings;
import io.heqi.bot.Bots;
import io.heqi.bot.Confidence;
import io.heqi.bot.Suggestions;
import io.heqi.bot.Unanswered;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.variable.Filled;
import io.heqi.shared.ConversationId;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
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
  private final Unanswered unanswered;

  BotController(Bots bots, Confidence confidence, Suggestions suggestions, Unanswered unanswered) {
    this.bots = bots;
    this.confidence = confidence;
    this.suggestions = suggestions;
    this.unanswered = unanswered;
  }

  /// @param precision the share of its answers that has to be right, 0.5 to 0.99
  /// @param vipToPeople customers from this VIP level on go to people at once; 0 for nobody
  /// @param moneyToPeople who writes of more yuan than this goes to people; 0 for nobody
  /// @param angryFirst whether who sounds angry or in danger comes first in the queue, bot or no
  ///     bot
  record BotBody(
      boolean enabled,
      @NotBlank @Size(max = 20) String name,
      double precision,
      @Min(0) @Max(9) int vipToPeople,
      @Min(0) @Max(10_000_000) int moneyToPeople,
      boolean angryFirst) {}

  /// @param confidence the share of suggestions as sure as this that are right, 0 to 1
  /// @param likeness in meaning, 0 to 1
  /// @param words share of the question's words that the item holds
  /// @param matched the known way to ask that was nearest
  /// @param gaps the variables in the text that nobody could fill
  record SuggestionResponse(
      ItemId item,
      ItemKind kind,
      String title,
      String text,
      List<Filled.Gap> gaps,
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
          likely.text().text(),
          likely.text().gaps(),
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
        settings.moneyToPeople(),
        settings.angryFirst());
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
            request.moneyToPeople(),
            request.angryFirst()));
  }

  /// @param seq the customer's line
  record LineBody(@NotNull ConversationId conversation, @Min(1) long seq) {

    Unanswered.Line line() {
      return new Unanswered.Line(conversation, seq);
    }
  }

  /// @param likeness in meaning, 0 to 1
  record NearResponse(ItemId item, String title, double likeness) {}

  /// @param examples the newest of the questions, masked
  /// @param near what the knowledge holds that is nearest
  record UnansweredResponse(
      int count,
      Instant lastAsked,
      List<String> examples,
      List<LineBody> lines,
      @Nullable NearResponse near) {

    static UnansweredResponse of(Unanswered.Group group) {
      var near = group.near();
      return new UnansweredResponse(
          group.count(),
          group.lastAsked(),
          group.examples(),
          group.lines().stream().map(l -> new LineBody(l.conversation(), l.seq())).toList(),
          near == null ? null : new NearResponse(near.item(), near.title(), near.likeness()));
    }
  }

  record AdoptRequest(
      @NotNull ItemId item,
      @NotBlank @Size(max = 200) String question,
      @NotNull @Size(max = 2000) List<@Valid @NotNull LineBody> lines) {}

  record DismissRequest(@NotNull @Size(max = 2000) List<@Valid @NotNull LineBody> lines) {}

  /// Questions that the bot could not answer, those that mean the same together.
  @OpenTo("bot.manage")
  @GetMapping("/api/bot/unanswered")
  List<UnansweredResponse> unanswered(@AuthenticationPrincipal Actor actor) {
    return unanswered.groups(actor).stream().map(UnansweredResponse::of).toList();
  }

  /// Makes a question a further way to ask for an item.
  @OpenTo({"bot.manage", "knowledge.approve"})
  @PostMapping("/api/bot/unanswered/adoptions")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void adopt(@AuthenticationPrincipal Actor actor, @Valid @RequestBody AdoptRequest request) {
    unanswered.adopt(
        actor,
        request.item(),
        request.question(),
        request.lines().stream().map(LineBody::line).toList());
  }

  @OpenTo("bot.manage")
  @PostMapping("/api/bot/unanswered/dismissals")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void dismiss(@AuthenticationPrincipal Actor actor, @Valid @RequestBody DismissRequest request) {
    unanswered.dismiss(actor, request.lines().stream().map(LineBody::line).toList());
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

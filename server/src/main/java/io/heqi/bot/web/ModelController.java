package io.heqi.bot.web;

import io.heqi.bot.model.ModelHelp;
import io.heqi.bot.model.ModelOverview;
import io.heqi.bot.model.ModelSettings;
import io.heqi.bot.model.ModelSetup;
import io.heqi.bot.model.ModelTrial;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.ConversationId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The merchant's large model: its settings, a trial, and what it does for agents.
@RestController
@RequestMapping("/api")
class ModelController {

  private final ModelSetup setup;
  private final ModelOverview overview;
  private final ModelTrial trial;
  private final ModelHelp help;

  ModelController(ModelSetup setup, ModelOverview overview, ModelTrial trial, ModelHelp help) {
    this.setup = setup;
    this.overview = overview;
    this.trial = trial;
    this.help = help;
  }

  /// @param key null: as it was, as long as the host is the same
  /// @param tokensADay 0 for no limit
  /// @param agreed whether messages may leave the house for this address
  record ModelRequest(
      @NotNull ModelSettings.Protocol protocol,
      @NotBlank @Size(max = 300) String address,
      @NotBlank @Size(max = 120) String model,
      @Nullable @Size(max = 500) String key,
      @Min(1) @Max(30) int timeoutSeconds,
      @Min(0) @Max(2_000_000_000) int tokensADay,
      boolean answersCustomers,
      boolean helpsAgents,
      boolean agreed) {

    ModelSetup.SaveModel command() {
      return new ModelSetup.SaveModel(
          protocol,
          address,
          model,
          key,
          Duration.ofSeconds(timeoutSeconds),
          tokensADay,
          answersCustomers,
          helpsAgents,
          agreed);
    }
  }

  /// @param by the name of who agreed that messages leave the house
  record ConsentResponse(String by, Instant at) {}

  /// @param refused answers that said they do not know or did not pass the checks
  /// @param failed calls without an answer
  record ModelUseResponse(int calls, int refused, int failed, long tokensIn, long tokensOut) {}

  /// @param setUp whether a model was named; the rest is what is proposed where none was
  /// @param paused whether it is left in peace just now, since it failed too often
  record ModelResponse(
      boolean setUp,
      ModelSettings.Protocol protocol,
      String address,
      String model,
      boolean keySet,
      int timeoutSeconds,
      int tokensADay,
      boolean answersCustomers,
      boolean helpsAgents,
      @Nullable ConsentResponse consent,
      ModelUseResponse today,
      boolean paused) {

    static ModelResponse of(ModelOverview.View view) {
      var known = view.settings();
      var today = view.today();
      var agreed = view.agreedAt();
      return new ModelResponse(
          view.isSetUp(),
          known.protocol(),
          known.address(),
          known.name(),
          !known.key().value().isEmpty(),
          Math.toIntExact(known.timeout().toSeconds()),
          known.tokensADay(),
          known.answersCustomers(),
          known.helpsAgents(),
          agreed == null ? null : new ConsentResponse(view.agreedBy(), agreed),
          new ModelUseResponse(
              today.calls(), today.refused(), today.failed(), today.tokensIn(), today.tokensOut()),
          view.isPaused());
    }
  }

  record TrialResponse(String answer, long millis, int tokensIn, int tokensOut) {}

  record ModelHelpResponse(boolean available) {}

  record RewritingRequest(@NotBlank @Size(max = 2_000) String text, @NotNull ModelHelp.Tone tone) {}

  /// @param added particulars and weighty words that the draft did not hold
  /// @param lost particulars that it held
  record RewritingResponse(String text, List<String> added, List<String> lost) {}

  /// @param doubtful particulars that nobody said in the conversation
  record SummaryResponse(String problem, String done, String open, List<String> doubtful) {}

  @OpenTo("bot.manage")
  @GetMapping("/bot/model")
  ModelResponse model(@AuthenticationPrincipal Actor actor) {
    return ModelResponse.of(overview.of(actor));
  }

  @OpenTo("bot.manage")
  @PutMapping("/bot/model")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void save(@AuthenticationPrincipal Actor actor, @Valid @RequestBody ModelRequest request) {
    setup.save(actor, request.command());
  }

  @OpenTo("bot.manage")
  @DeleteMapping("/bot/model")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@AuthenticationPrincipal Actor actor) {
    setup.remove(actor);
  }

  /// Asks the model as it is kept a harmless question; where it fails, the problem says why.
  @OpenTo("bot.manage")
  @PostMapping("/bot/model/trial")
  TrialResponse trial(@AuthenticationPrincipal Actor actor) {
    var reply = trial.run(actor);
    return new TrialResponse(reply.text(), reply.millis(), reply.tokensIn(), reply.tokensOut());
  }

  /// Whether a model helps agents here.
  @OpenTo("conversation.reply")
  @GetMapping("/bot/model/help")
  ModelHelpResponse help(@AuthenticationPrincipal Actor actor) {
    return new ModelHelpResponse(help.isAvailable(actor));
  }

  /// The draft in another tone; it is not sent.
  @OpenTo("conversation.reply")
  @PostMapping("/conversations/{conversation}/rewriting")
  RewritingResponse rewrite(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID conversation,
      @Valid @RequestBody RewritingRequest request) {
    var done =
        help.rewrite(actor, new ConversationId(conversation), request.text(), request.tone());
    return new RewritingResponse(done.text(), done.added(), done.lost());
  }

  @OpenTo("conversation.reply")
  @PostMapping("/conversations/{conversation}/summary")
  SummaryResponse summarise(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID conversation, Locale language) {
    var done = help.summarise(actor, new ConversationId(conversation), language);
    return new SummaryResponse(done.problem(), done.done(), done.open(), done.doubtful());
  }
}

package io.heqi.conversation.web;

import io.heqi.conversation.script.ConversationScripts;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.variable.Filled;
import io.heqi.shared.ConversationId;
import io.heqi.staff.ServiceStage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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

/// Scripts behind the composer's `/`.
@RestController
@RequestMapping("/api/conversations/{conversation}/scripts")
class ScriptController {

  private final ConversationScripts scripts;

  ScriptController(ConversationScripts scripts) {
    this.scripts = scripts;
  }

  /// Exactly one of text and picture.
  ///
  /// @param gaps the variables in the text that nobody could fill
  record PartResponse(@Nullable String text, List<Filled.Gap> gaps, @Nullable UUID picture) {

    static PartResponse of(ConversationScripts.Part part) {
      var filled = part.text();
      return filled == null
          ? new PartResponse(null, List.of(), part.picture())
          : new PartResponse(filled.text(), filled.gaps(), null);
    }
  }

  /// @param suits whether it was found by what the customer just asked
  /// @param parts filled, in the order in which they are said
  record ScriptResponse(
      ItemId item,
      @Nullable String code,
      String title,
      String scene,
      @Nullable ServiceStage stage,
      boolean suits,
      List<PartResponse> parts) {

    static ScriptResponse of(ConversationScripts.Ready ready) {
      var script = ready.script();
      var content = script.content();
      return new ScriptResponse(
          script.item(),
          content.code(),
          content.title(),
          content.scene(),
          content.stage(),
          script.suits(),
          ready.parts().stream().map(PartResponse::of).toList());
    }
  }

  record ScriptUseRequest(@NotNull ConversationScripts.Result result) {}

  /// The scripts that hold now in this conversation, best first; at most thirty.
  @OpenTo("conversation.reply")
  @GetMapping
  List<ScriptResponse> find(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID conversation,
      @RequestParam(defaultValue = "") @Size(max = 100) String text,
      @RequestParam @Nullable ServiceStage stage) {
    return scripts.find(actor, new ConversationId(conversation), text, stage).stream()
        .map(ScriptResponse::of)
        .toList();
  }

  /// Takes a script: its parts as they are filled now.
  @OpenTo("conversation.reply")
  @PostMapping("/{item}")
  ScriptResponse take(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID conversation,
      @PathVariable UUID item) {
    return ScriptResponse.of(
        scripts.take(actor, new ConversationId(conversation), new ItemId(item)));
  }

  /// Counts that a script was sent.
  @OpenTo("conversation.reply")
  @PostMapping("/{item}/uses")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void said(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID conversation,
      @PathVariable UUID item,
      @Valid @RequestBody ScriptUseRequest request) {
    scripts.said(actor, new ConversationId(conversation), new ItemId(item), request.result());
  }
}

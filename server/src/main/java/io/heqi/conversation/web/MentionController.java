package io.heqi.conversation.web;

import io.heqi.conversation.Mentions;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.ConversationId;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/mentions")
class MentionController {

  private final Mentions mentions;

  MentionController(Mentions mentions) {
    this.mentions = mentions;
  }

  /// @param conversation null where all were seen
  record SeenRequest(@Nullable ConversationId conversation) {}

  @OpenTo(OpenTo.SIGNED_IN)
  @GetMapping
  Mentions.Alerts mine(@AuthenticationPrincipal Actor actor) {
    return mentions.of(actor);
  }

  @OpenTo(OpenTo.SIGNED_IN)
  @PutMapping("/seen")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void see(@AuthenticationPrincipal Actor actor, @Valid @RequestBody SeenRequest request) {
    mentions.see(actor, request.conversation());
  }
}

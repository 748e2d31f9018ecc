package io.heqi.conversation.web;

import io.heqi.conversation.delivery.Deliveries;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.ConversationId;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DeliveryController {

  private final Deliveries deliveries;

  DeliveryController(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  /// Sends a message again that the channel did not take.
  @OpenTo("conversation.reply")
  @PostMapping("/api/conversations/{conversation}/messages/{seq}/delivery")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void again(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID conversation,
      @PathVariable long seq) {
    deliveries.again(actor, new ConversationId(conversation), seq);
  }
}

package io.heqi.routing.web;

import io.heqi.conversation.ConversationPermissions;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.routing.QueuePlaces;
import io.heqi.shared.ConversationId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class QueueController {

  private final QueuePlaces places;

  QueueController(QueuePlaces places) {
    this.places = places;
  }

  /// @param fromMinutes like `toMinutes` null where there is no basis for an estimate
  record QueuedView(
      ConversationId conversation,
      int place,
      @Nullable Integer fromMinutes,
      @Nullable Integer toMinutes) {}

  /// Who waits, in the order in which routing takes them.
  @OpenTo("conversation.reply")
  @GetMapping("/api/queue")
  List<QueuedView> queue(@AuthenticationPrincipal Actor actor) {
    actor.require(ConversationPermissions.REPLY);
    return places.of(actor.merchant()).entrySet().stream()
        .map(
            entry -> {
              var estimate = entry.getValue().estimate();
              return new QueuedView(
                  entry.getKey(),
                  entry.getValue().number(),
                  estimate == null ? null : estimate.fromMinutes(),
                  estimate == null ? null : estimate.toMinutes());
            })
        .toList();
  }
}

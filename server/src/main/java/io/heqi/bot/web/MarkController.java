package io.heqi.bot.web;

import io.heqi.bot.Marks;
import io.heqi.conversation.Mark;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.ConversationId;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What people say of the marks of conversations.
@RestController
class MarkController {

  private final Marks marks;

  MarkController(Marks marks) {
    this.marks = marks;
  }

  /// @param made how often it was marked in the last thirty days
  /// @param wrong how often somebody said that it was wrong
  record MarkCount(Mark.Part part, String code, int made, int wrong) {}

  record MarkCountList(int days, List<MarkCount> counts) {}

  /// Takes a part of a conversation's mark away, because it is wrong.
  @OpenTo("conversation.reply")
  @DeleteMapping("/api/conversations/{conversation}/mark/{part}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void isWrong(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID conversation,
      @PathVariable Mark.Part part) {
    marks.isWrong(actor, new ConversationId(conversation), part);
  }

  @OpenTo("bot.manage")
  @GetMapping("/api/bot/marks")
  MarkCountList counts(@AuthenticationPrincipal Actor actor) {
    return new MarkCountList(
        Marks.DAYS,
        marks.counts(actor).stream()
            .map(c -> new MarkCount(c.part(), c.code(), c.made(), c.wrong()))
            .toList());
  }
}

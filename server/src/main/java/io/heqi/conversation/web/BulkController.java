package io.heqi.conversation.web;

import io.heqi.conversation.BulkChange;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.foundation.web.ProblemWriter;
import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BulkController {

  private final BulkChange bulk;
  private final ProblemWriter problems;

  BulkController(BulkChange bulk, ProblemWriter problems) {
    this.bulk = bulk;
    this.problems = problems;
  }

  record BulkRequest(
      @NotNull @Size(min = 1, max = BulkChange.MOST) List<ConversationId> conversations,
      @NotNull BulkChange.Action action,
      @Nullable AccountId agent,
      @Nullable @Size(max = 200) String text) {}

  /// How one conversation fared; `code` and `title` say why it was refused.
  record BulkOutcome(ConversationId conversation, @Nullable String code, @Nullable String title) {}

  @OpenTo("conversation.reply")
  @PostMapping("/api/conversations/bulk")
  List<BulkOutcome> bulk(
      @AuthenticationPrincipal Actor actor,
      @Valid @RequestBody BulkRequest request,
      Locale locale) {
    var order = new BulkChange.Order(request.action(), request.agent(), request.text());
    return bulk.carryOut(actor, request.conversations(), order).stream()
        .map(outcome -> told(outcome, locale))
        .toList();
  }

  private BulkOutcome told(BulkChange.Outcome outcome, Locale locale) {
    var refusal = outcome.refusal();
    return refusal == null
        ? new BulkOutcome(outcome.conversation(), null, null)
        : new BulkOutcome(
            outcome.conversation(), refusal.code(), problems.describe(refusal, locale).getTitle());
  }
}

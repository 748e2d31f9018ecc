package io.heqi.conversation.web;

import io.heqi.conversation.later.LaterReplies;
import io.heqi.conversation.later.LaterReply;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.foundation.web.ProblemWriter;
import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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

@RestController
@RequestMapping("/api")
class LaterController {

  private final LaterReplies replies;
  private final ProblemWriter problems;

  LaterController(LaterReplies replies, ProblemWriter problems) {
    this.replies = replies;
    this.problems = problems;
  }

  record LaterRequest(
      @NotBlank @Size(max = 20_000) String text,
      @NotNull Instant at,
      @NotNull Boolean unlessCustomerWrites) {

    LaterReplies.Wish wish() {
      return new LaterReplies.Wish(text, at, unlessCustomerWrites);
    }
  }

  /// @param held why it was not sent, in the reader's language; null while it waits
  record LaterView(
      UUID id,
      AccountId agent,
      String text,
      Instant dueAt,
      boolean unlessCustomerWrites,
      @Nullable String held) {}

  @OpenTo("conversation.reply")
  @GetMapping("/conversations/{conversation}/later-replies")
  List<LaterView> list(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID conversation, Locale locale) {
    return replies.of(actor, new ConversationId(conversation)).stream()
        .map(reply -> view(reply, locale))
        .toList();
  }

  @OpenTo("conversation.reply")
  @PostMapping("/conversations/{conversation}/later-replies")
  @ResponseStatus(HttpStatus.CREATED)
  LaterView add(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID conversation,
      @Valid @RequestBody LaterRequest request,
      Locale locale) {
    return view(replies.add(actor, new ConversationId(conversation), request.wish()), locale);
  }

  @OpenTo("conversation.reply")
  @PutMapping("/later-replies/{reply}")
  LaterView change(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID reply,
      @Valid @RequestBody LaterRequest request,
      Locale locale) {
    return view(replies.change(actor, reply, request.wish()), locale);
  }

  @OpenTo("conversation.reply")
  @DeleteMapping("/later-replies/{reply}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void cancel(@AuthenticationPrincipal Actor actor, @PathVariable UUID reply) {
    replies.cancel(actor, reply);
  }

  private LaterView view(LaterReply reply, Locale locale) {
    var held = reply.heldBecause();
    return new LaterView(
        reply.id(),
        reply.agent(),
        reply.text(),
        reply.dueAt(),
        reply.unlessCustomerWrites(),
        held == null ? null : problems.text(held, locale, reply.heldArguments().toArray()));
  }
}

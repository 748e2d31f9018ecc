package io.heqi.conversation.web;

import io.heqi.conversation.Access;
import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.ConversationState;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.Entry;
import io.heqi.conversation.MessageKind;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.Stored;
import io.heqi.conversation.attachment.Attachments;
import io.heqi.conversation.card.Cards;
import io.heqi.conversation.inbox.Inbox;
import io.heqi.conversation.inbox.Lines;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.foundation.web.ChecksItsTexts;
import io.heqi.shared.AccountId;
import io.heqi.shared.AttachmentId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.CustomerId;
import io.heqi.shared.Page;
import io.heqi.shared.ShopId;
import io.heqi.shared.TeamId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/conversations")
class ConversationController {

  private final Conversations conversations;
  private final Inbox inbox;
  private final MessageLog log;
  private final Access access;
  private final Lines lines;
  private final Attachments attachments;
  private final Cards cards;

  ConversationController(
      Conversations conversations,
      Inbox inbox,
      MessageLog log,
      Access access,
      Lines lines,
      Attachments attachments,
      Cards cards) {
    this.conversations = conversations;
    this.inbox = inbox;
    this.log = log;
    this.access = access;
    this.lines = lines;
    this.attachments = attachments;
    this.cards = cards;
  }

  @ChecksItsTexts
  record ReplyRequest(
      @NotBlank @Size(max = 100) String clientId,
      @NotNull MessageKind kind,
      @NotNull @Size(max = 20_000) String body,
      @Nullable AttachmentId attachment,
      @Nullable Long seenSeq) {}

  /// @param kind such as `ORDER`
  /// @param id of the thing that the card shows
  record CardRequest(
      @NotBlank @Size(max = 100) String clientId,
      @NotBlank @Size(max = 20) String kind,
      @NotNull UUID id,
      @Nullable Long seenSeq) {}

  record NoteRequest(
      @NotBlank @Size(max = 4_000) String text,
      @NotNull @Size(max = 50) List<AccountId> mentioned) {}

  record WhisperRequest(@NotBlank @Size(max = 4_000) String text) {}

  record AssignmentRequest(@NotNull AccountId agent) {}

  record TransferRequest(
      @Nullable AccountId agent, @Nullable TeamId team, @NotBlank @Size(max = 1_000) String note) {}

  record SnoozeRequest(@NotNull Instant until) {}

  record TagsRequest(@NotNull @Size(max = 20) List<@NotBlank @Size(max = 30) String> tags) {}

  record ReasonRequest(@NotBlank @Size(max = 200) String reason) {}

  record MergeRequest(@NotNull ConversationId into) {}

  @OpenTo("conversation.reply")
  @GetMapping
  Page<ConversationRow> list(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(defaultValue = "MINE") Inbox.View view,
      @RequestParam(required = false) @Nullable UUID shop,
      @RequestParam(required = false) @Nullable ConversationState state,
      @RequestParam(required = false) @Nullable @Size(max = 30) String tag,
      @RequestParam(required = false) @Nullable UUID assignee,
      @RequestParam(defaultValue = "false") boolean needsCare,
      @RequestParam(required = false) @Nullable @Size(max = 100) String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    var filter =
        new Inbox.Filter(
            view, shop == null ? null : new ShopId(shop), state, tag, assignee, needsCare);
    return inbox.list(actor, filter, after, limit);
  }

  @OpenTo("conversation.reply")
  @GetMapping("/counts")
  Inbox.Counts counts(@AuthenticationPrincipal Actor actor) {
    return inbox.counts(actor);
  }

  @OpenTo("conversation.reply")
  @GetMapping("/search")
  List<Inbox.Hit> search(@AuthenticationPrincipal Actor actor, @RequestParam String query) {
    return inbox.search(actor, query);
  }

  @OpenTo("conversation.reply")
  @GetMapping("/of-customer/{customer}")
  List<ConversationRow> ofCustomer(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID customer) {
    return inbox.ofCustomer(actor, new CustomerId(customer));
  }

  @OpenTo("conversation.reply")
  @GetMapping("/{conversation}")
  ConversationRow get(@AuthenticationPrincipal Actor actor, @PathVariable UUID conversation) {
    return lines.shown(access.readable(actor, new ConversationId(conversation)), Lines.sees(actor));
  }

  /// The lines before `before` (the newest, where it is absent), oldest first.
  @OpenTo("conversation.reply")
  @GetMapping("/{conversation}/entries")
  List<Entry> entries(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID conversation,
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
    var row = access.readable(actor, new ConversationId(conversation));
    var upTo = before == null ? Long.MAX_VALUE : before;
    var plain = Lines.sees(actor);
    return log.before(actor.merchant(), row.id(), upTo, limit).stream()
        .map(entry -> lines.shown(entry, plain))
        .toList();
  }

  @OpenTo("conversation.reply")
  @PostMapping("/{conversation}/replies")
  CompletableFuture<Stored> reply(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID conversation,
      @Valid @RequestBody ReplyRequest request) {
    var content =
        attachments.content(
            actor.merchant(),
            request.kind(),
            request.body(),
            request.attachment(),
            new Attachments.Uploader(actor.account().value()));
    return conversations.reply(
        actor,
        new Conversations.Reply(
            new ConversationId(conversation), request.clientId(), content, request.seenSeq()));
  }

  /// Says a card, such as one of the customer's orders.
  @OpenTo({"conversation.reply", "commerce.read"})
  @PostMapping("/{conversation}/cards")
  CompletableFuture<Stored> card(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID conversation,
      @Valid @RequestBody CardRequest request) {
    return cards.send(
        actor,
        new Cards.SendCard(
            new ConversationId(conversation),
            request.clientId(),
            request.kind(),
            request.id(),
            request.seenSeq()));
  }

  @OpenTo("conversation.reply")
  @PostMapping("/{conversation}/notes")
  Stored note(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID conversation,
      @Valid @RequestBody NoteRequest request) {
    return conversations.note(
        actor, new ConversationId(conversation), request.text(), request.mentioned());
  }

  @OpenTo({"conversation.reply", "conversation.supervise"})
  @PostMapping("/{conversation}/whispers")
  Stored whisper(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID conversation,
      @Valid @RequestBody WhisperRequest request) {
    return conversations.whisper(actor, new ConversationId(conversation), request.text());
  }

  @OpenTo("conversation.reply")
  @PutMapping("/{conversation}/assignment")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void assign(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID conversation,
      @Valid @RequestBody AssignmentRequest request) {
    conversations.assign(actor, new ConversationId(conversation), request.agent());
  }

  @OpenTo("conversation.reply")
  @PostMapping("/{conversation}/transfers")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void transfer(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID conversation,
      @Valid @RequestBody TransferRequest request) {
    conversations.transfer(
        actor,
        new ConversationId(conversation),
        new Conversations.Transfer(request.agent(), request.team(), request.note()));
  }

  @OpenTo("conversation.reply")
  @PostMapping("/{conversation}/resolution")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void resolve(@AuthenticationPrincipal Actor actor, @PathVariable UUID conversation) {
    conversations.resolve(actor, new ConversationId(conversation));
  }

  @OpenTo("conversation.reply")
  @PostMapping("/{conversation}/closure")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void close(@AuthenticationPrincipal Actor actor, @PathVariable UUID conversation) {
    conversations.close(actor, new ConversationId(conversation));
  }

  @OpenTo("conversation.reply")
  @DeleteMapping("/{conversation}/closure")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reopen(@AuthenticationPrincipal Actor actor, @PathVariable UUID conversation) {
    conversations.reopen(actor, new ConversationId(conversation));
  }

  @OpenTo("conversation.reply")
  @PutMapping("/{conversation}/snooze")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void snooze(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID conversation,
      @Valid @RequestBody SnoozeRequest request) {
    conversations.snooze(actor, new ConversationId(conversation), request.until());
  }

  @OpenTo("conversation.reply")
  @PutMapping("/{conversation}/tags")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void tag(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID conversation,
      @Valid @RequestBody TagsRequest request) {
    conversations.tag(actor, new ConversationId(conversation), request.tags());
  }

  @OpenTo("conversation.reply")
  @PostMapping("/{conversation}/needs-no-answer")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void needsNoAnswer(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID conversation,
      @Valid @RequestBody ReasonRequest request) {
    conversations.needsNoAnswer(actor, new ConversationId(conversation), request.reason());
  }

  @OpenTo("conversation.reply")
  @DeleteMapping("/{conversation}/entries/{seq}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void recall(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID conversation,
      @PathVariable long seq) {
    conversations.recall(actor, new ConversationId(conversation), seq);
  }

  @OpenTo("conversation.reply")
  @PostMapping("/{conversation}/merge")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void merge(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID conversation,
      @Valid @RequestBody MergeRequest request) {
    conversations.merge(actor, new ConversationId(conversation), request.into());
  }
}

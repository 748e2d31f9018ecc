package io.heqi.bot.web;

import io.heqi.bot.KnowledgeBeside;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.knowledge.Chart;
import io.heqi.knowledge.ItemId;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.Offer;
import io.heqi.shared.ConversationId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The knowledge beside a conversation.
@RestController
@RequestMapping("/api/conversations/{conversation}/knowledge")
class KnowledgeBesideController {

  private final KnowledgeBeside beside;

  KnowledgeBesideController(KnowledgeBeside beside) {
    this.beside = beside;
  }

  /// Exactly one of text and picture.
  record HandbookPartResponse(@Nullable String text, @Nullable UUID picture) {}

  record HandbookItemResponse(
      ItemId item,
      ItemKind kind,
      String title,
      String scene,
      List<HandbookPartResponse> parts,
      @Nullable Chart chart) {

    static HandbookItemResponse of(Offer known) {
      return new HandbookItemResponse(
          known.item(),
          known.kind(),
          known.content().title(),
          known.content().scene(),
          known.answer().parts().stream()
              .map(part -> new HandbookPartResponse(part.text(), part.picture()))
              .toList(),
          known.content().chart());
    }
  }

  record BesideResponse(HandbookItemResponse known, KnowledgeBeside.Reason reason) {}

  /// What is known of the product on the customer's page, and what is like what the customer says.
  @OpenTo("conversation.reply")
  @GetMapping
  List<BesideResponse> beside(
      @AuthenticationPrincipal Actor actor, @PathVariable UUID conversation) {
    return beside.of(actor, new ConversationId(conversation)).stream()
        .map(one -> new BesideResponse(HandbookItemResponse.of(one.item()), one.reason()))
        .toList();
  }

  /// What an agent looks up, as it holds for this conversation.
  @OpenTo("conversation.reply")
  @GetMapping("/search")
  List<HandbookItemResponse> search(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID conversation,
      @RequestParam @NotBlank @Size(max = 200) String text,
      @RequestParam @Nullable ItemKind kind) {
    return beside.lookUp(actor, new ConversationId(conversation), text, kind).stream()
        .map(HandbookItemResponse::of)
        .toList();
  }
}

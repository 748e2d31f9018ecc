package io.heqi.conversation.web;

import io.heqi.conversation.ConversationPermissions;
import io.heqi.conversation.Words;
import io.heqi.conversation.attachment.Attachments;
import io.heqi.conversation.inbox.Drafts;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.AttachmentId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api")
class DeskToolsController {

  private final Drafts drafts;
  private final Words words;
  private final Attachments attachments;

  DeskToolsController(Drafts drafts, Words words, Attachments attachments) {
    this.drafts = drafts;
    this.words = words;
    this.attachments = attachments;
  }

  record DraftBody(@NotNull @Size(max = 20_000) String body) {}

  record WordsBody(@NotNull @Size(max = 5_000) List<@NotBlank @Size(max = 60) String> words) {}

  @OpenTo("conversation.reply")
  @GetMapping("/conversations/{conversation}/draft")
  DraftBody draft(@AuthenticationPrincipal Actor actor, @PathVariable UUID conversation) {
    return new DraftBody(drafts.get(actor, new ConversationId(conversation)));
  }

  @OpenTo("conversation.reply")
  @PutMapping("/conversations/{conversation}/draft")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void saveDraft(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID conversation,
      @Valid @RequestBody DraftBody draft) {
    drafts.save(actor, new ConversationId(conversation), draft.body());
  }

  @OpenTo(OpenTo.SIGNED_IN)
  @GetMapping("/shops/{shop}/forbidden-words")
  WordsBody forbidden(@AuthenticationPrincipal Actor actor, @PathVariable UUID shop) {
    return new WordsBody(words.forbidden(actor.merchant(), new ShopId(shop)));
  }

  @OpenTo("conversation.words")
  @PutMapping("/shops/{shop}/forbidden-words")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void forbid(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @Valid @RequestBody WordsBody body) {
    words.forbid(actor, new ShopId(shop), body.words());
  }

  @OpenTo("conversation.reply")
  @PostMapping(path = "/attachments", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  Attachments.AttachmentView upload(
      @AuthenticationPrincipal Actor actor,
      @RequestParam MultipartFile file,
      @RequestParam(required = false) @Nullable Integer durationMs)
      throws IOException {
    actor.require(ConversationPermissions.REPLY);
    return attachments.store(
        actor.merchant(),
        new Attachments.Uploader(actor.account().value()),
        new Attachments.Upload(
            Optional.ofNullable(file.getOriginalFilename()).orElse("file"),
            Optional.ofNullable(file.getContentType()).orElse(""),
            durationMs,
            file.getInputStream()));
  }

  @OpenTo("conversation.reply")
  @GetMapping("/attachments/{attachment}")
  ResponseEntity<InputStreamResource> download(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID attachment,
      @RequestParam(defaultValue = "") String variant) {
    if (!variant.isEmpty() && !variant.equals("thumbnail")) {
      throw Refusal.notFound("conversation.attachment-unknown");
    }
    return FileAnswers.of(attachments.open(actor, new AttachmentId(attachment), variant));
  }
}

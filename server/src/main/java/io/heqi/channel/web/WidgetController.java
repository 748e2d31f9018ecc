package io.heqi.channel.web;

import io.heqi.channel.AnswerMails;
import io.heqi.channel.VisitorTokens;
import io.heqi.channel.Widgets;
import io.heqi.conversation.attachment.Attachments;
import io.heqi.conversation.web.FileAnswers;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.AttachmentId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// The widget's doors: no session, no cookie; a visitor's token says who asks.
@RestController
@RequestMapping("/api/widget")
class WidgetController {

  private final Widgets widgets;
  private final VisitorTokens tokens;
  private final Attachments attachments;
  private final AnswerMails answerMails;

  WidgetController(
      Widgets widgets, VisitorTokens tokens, Attachments attachments, AnswerMails answerMails) {
    this.widgets = widgets;
    this.tokens = tokens;
    this.attachments = attachments;
    this.answerMails = answerMails;
  }

  record ArrivalRequest(
      @Nullable @Size(max = 2_000) String token,
      @Nullable @Size(max = 2_000) String identity,
      @Nullable @Size(max = 100) String signature,
      @Nullable @Size(max = 2_000) String resume) {}

  record ContactRequest(@NotBlank @Email @Size(max = 200) String email) {}

  @OpenTo(OpenTo.ANYBODY)
  @PostMapping("/channels/{key}/visits")
  Widgets.Welcome welcome(
      @PathVariable String key,
      @Valid @RequestBody ArrivalRequest arrival,
      @RequestHeader(name = "Origin", required = false) @Nullable String origin,
      @RequestHeader(name = "Host", defaultValue = "") String host) {
    return widgets.welcome(
        key,
        new Widgets.Arrival(
            arrival.token(), arrival.identity(), arrival.signature(), arrival.resume()),
        origin,
        host);
  }

  @OpenTo(OpenTo.ANYBODY)
  @PostMapping(path = "/channels/{key}/attachments", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  Attachments.AttachmentView upload(
      @PathVariable String key,
      @RequestHeader("X-Heqi-Visitor") String token,
      @RequestParam MultipartFile file,
      @RequestParam(required = false) @Nullable Integer durationMs,
      @RequestHeader(name = "Origin", required = false) @Nullable String origin,
      @RequestHeader(name = "Host", defaultValue = "") String host)
      throws IOException {
    var visitor = tokens.verify(token);
    widgets.requireAllowed(key, visitor, origin, host);
    var upload =
        new Attachments.Upload(
            Optional.ofNullable(file.getOriginalFilename()).orElse("file"),
            Optional.ofNullable(file.getContentType()).orElse(""),
            durationMs,
            file.getInputStream());
    return Tenancy.within(
        visitor.merchant(),
        () ->
            attachments.store(
                visitor.merchant(), new Attachments.Uploader(visitor.number()), upload));
  }

  /// Keeps the address to which answers are mailed that the page does not show.
  @OpenTo(OpenTo.ANYBODY)
  @PutMapping("/channels/{key}/contact")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void leaveContact(
      @PathVariable String key,
      @RequestHeader("X-Heqi-Visitor") String token,
      @Valid @RequestBody ContactRequest request,
      @RequestHeader(name = "Origin", required = false) @Nullable String origin,
      @RequestHeader(name = "Host", defaultValue = "") String host) {
    var visitor = tokens.verify(token);
    widgets.requireAllowed(key, visitor, origin, host);
    Tenancy.run(visitor.merchant(), () -> answerMails.leave(visitor, request.email().strip()));
  }

  @OpenTo(OpenTo.ANYBODY)
  @GetMapping("/files/{merchant}/{attachment}/{ticket}")
  ResponseEntity<InputStreamResource> file(
      @PathVariable long merchant,
      @PathVariable UUID attachment,
      @PathVariable String ticket,
      @RequestParam(defaultValue = "") String variant) {
    var owner = new MerchantId(merchant);
    var id = new AttachmentId(attachment);
    if (!attachments.admits(owner, id, ticket)
        || (!variant.isEmpty() && !variant.equals("thumbnail"))) {
      throw Refusal.notFound("conversation.attachment-unknown");
    }
    return Tenancy.within(owner, () -> FileAnswers.of(attachments.open(owner, id, variant)));
  }
}

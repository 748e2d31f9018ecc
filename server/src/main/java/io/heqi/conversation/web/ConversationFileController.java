package io.heqi.conversation.web;

import io.heqi.conversation.inbox.ConversationFile;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.ConversationId;
import jakarta.validation.constraints.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ConversationFileController {

  private final ConversationFile files;

  ConversationFileController(ConversationFile files) {
    this.files = files;
  }

  @OpenTo({"conversation.reply", "conversation.export"})
  @GetMapping("/api/conversations/{conversation}/file")
  ResponseEntity<byte[]> file(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID conversation,
      @RequestParam ConversationFile.Format format,
      @RequestParam(defaultValue = "zh-CN") @Pattern(regexp = "zh-CN|en") String lang) {
    var bytes =
        files.write(actor, new ConversationId(conversation), format, Locale.forLanguageTag(lang));
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("conversation-" + conversation + ending(format))
                .build()
                .toString())
        .contentType(type(format))
        .body(bytes);
  }

  private static String ending(ConversationFile.Format format) {
    return switch (format) {
      case TEXT -> ".txt";
      case JSON -> ".json";
      case PDF -> ".pdf";
    };
  }

  private static MediaType type(ConversationFile.Format format) {
    return switch (format) {
      case TEXT -> new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
      case JSON -> MediaType.APPLICATION_JSON;
      case PDF -> MediaType.APPLICATION_PDF;
    };
  }
}

package io.heqi.channel.web;

import io.heqi.channel.Hooks;
import io.heqi.conversation.attachment.Attachments;
import io.heqi.foundation.outbound.CallSignature;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The open webhook's door; the signature says who calls. See docs/webhooks.md.
@RestController
class HookController {

  private static final int LARGEST = 1_024 * 1_024;
  private static final String FILES = "/api/hooks/{key}/files";
  private static final String SHA256 = "Heqi-Content-Sha256";

  private final Hooks hooks;

  HookController(Hooks hooks) {
    this.hooks = hooks;
  }

  @Schema(name = "HookCall")
  record Call(List<Hooks.Message> messages) {}

  record Answer(List<Hooks.Taken> messages) {}

  @OpenTo(OpenTo.ANYBODY)
  @PostMapping(path = "/api/hooks/{key}/messages", consumes = MediaType.APPLICATION_JSON_VALUE)
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content = @Content(schema = @Schema(implementation = Call.class)))
  Answer take(
      @PathVariable String key,
      @RequestHeader(name = CallSignature.TIMESTAMP, required = false) @Nullable String timestamp,
      @RequestHeader(name = CallSignature.SIGNATURE, required = false) @Nullable String signature,
      HttpServletRequest request)
      throws IOException {
    var body = request.getInputStream().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      throw Refusal.tooLarge("channel.call-too-large", LARGEST / 1_024);
    }
    return new Answer(hooks.take(key, timestamp, signature, body));
  }

  /// Takes a file in, as the bare body, for a message that names it by the id in the answer.
  ///
  /// @param sha256 of the file, in hexadecimal; the signature is over this text instead of the body
  @OpenTo(OpenTo.ANYBODY)
  @PostMapping(path = FILES, consumes = MediaType.ALL_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  Attachments.AttachmentView keep(
      @PathVariable String key,
      @RequestParam String name,
      @RequestParam(required = false) @Nullable Integer durationMs,
      @RequestHeader(name = HttpHeaders.CONTENT_TYPE, defaultValue = "") String type,
      @RequestHeader(name = SHA256, required = false) @Nullable String sha256,
      @RequestHeader(name = CallSignature.TIMESTAMP, required = false) @Nullable String timestamp,
      @RequestHeader(name = CallSignature.SIGNATURE, required = false) @Nullable String signature,
      HttpServletRequest request)
      throws IOException {
    if (sha256 == null || !sha256.matches("[0-9a-fA-F]{64}")) {
      throw Refusal.invalid("channel.file-sum-missing", SHA256);
    }
    var upload = new Attachments.Upload(name, type, durationMs, request.getInputStream());
    return hooks.keep(key, timestamp, signature, new Hooks.HandedIn(sha256, upload));
  }
}

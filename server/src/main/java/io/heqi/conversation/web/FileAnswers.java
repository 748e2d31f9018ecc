package io.heqi.conversation.web;

import io.heqi.conversation.attachment.Attachments;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// How a stored file leaves: as its checked type, never guessed at and never run, saved rather than
/// shown where it is neither picture nor recording.
public final class FileAnswers {

  private FileAnswers() {}

  public static ResponseEntity<InputStreamResource> of(Attachments.Served file) {
    var shown = !file.mediaType().equals(MediaType.APPLICATION_OCTET_STREAM_VALUE);
    var disposition =
        (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
            .filename(file.name(), StandardCharsets.UTF_8)
            .build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header("Cross-Origin-Resource-Policy", "cross-origin")
        .cacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePrivate().immutable())
        .contentType(MediaType.parseMediaType(file.mediaType()))
        .contentLength(file.size())
        .body(new InputStreamResource(file.bytes()));
  }
}

package io.heqi.conversation;

import io.heqi.shared.AttachmentId;
import io.heqi.shared.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is said: a text, a stored file with an optional caption, or a card.
///
/// @param card what a card shows, as JSON; its body says the same in words, for screens without
// cards
public record MessageContent(
    MessageKind kind,
    String body,
    @Nullable AttachedFile file,
    @Nullable Map<String, Object> card) {

  public MessageContent {
    if (body.indexOf('\0') >= 0) {
      throw Refusal.invalid("conversation.text-malformed");
    }
    if (!kind.isSaid()) {
      throw Refusal.invalid("conversation.kind-malformed");
    }
    if (kind == MessageKind.TEXT && body.isBlank()) {
      throw Refusal.invalid("conversation.text-empty");
    }
    if (kind.carriesFile() != (file != null)) {
      throw Refusal.invalid("conversation.attachment-missing");
    }
  }

  /// A stored file, and what a screen needs to know to show it before its bytes are there.
  ///
  /// @param durationMs length of a recording in milliseconds, as the recorder measured it
  public record AttachedFile(
      AttachmentId id,
      String name,
      String mediaType,
      long size,
      @Nullable Integer width,
      @Nullable Integer height,
      @Nullable Integer durationMs,
      boolean thumbnail) {

    Map<String, Object> facts() {
      var facts = new LinkedHashMap<String, Object>();
      facts.put("name", name);
      facts.put("mediaType", mediaType);
      facts.put("size", size);
      facts.put("thumbnail", thumbnail);
      if (width != null && height != null) {
        facts.put("width", width);
        facts.put("height", height);
      }
      if (durationMs != null) {
        facts.put("durationMs", durationMs);
      }
      return facts;
    }
  }

  public static MessageContent text(String body) {
    return new MessageContent(MessageKind.TEXT, body, null, null);
  }

  public static MessageContent card(String body, Map<String, Object> card) {
    return new MessageContent(MessageKind.TEXT, body, null, Map.copyOf(card));
  }

  /// What is told with the line.
  @Nullable Map<String, Object> facts() {
    return file != null ? file.facts() : card == null ? null : Map.of("card", card);
  }
}

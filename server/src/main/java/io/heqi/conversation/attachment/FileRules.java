package io.heqi.conversation.attachment;

import io.heqi.conversation.MessageKind;
import io.heqi.shared.Refusal;
import java.util.Set;
import org.springframework.util.unit.DataSize;

/// What may be sent and how large it may be.
final class FileRules {

  private static final DataSize IMAGE = DataSize.ofMegabytes(20);
  private static final DataSize AUDIO = DataSize.ofMegabytes(20);
  private static final DataSize VIDEO = DataSize.ofMegabytes(100);
  private static final DataSize FILE = DataSize.ofMegabytes(50);
  private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/gif");
  private static final Set<String> SOUNDS =
      Set.of(
          "audio/webm",
          "audio/ogg",
          "audio/vorbis",
          "audio/opus",
          "audio/mp4",
          "audio/mpeg",
          "audio/x-wav",
          "audio/vnd.wave");
  private static final Set<String> FILMS =
      Set.of("video/webm", "video/mp4", "video/quicktime", "application/mp4");

  private FileRules() {}

  /// The kind that a file's content makes it. A recording of sound alone may come in a container
  /// that looks like a film, so there the sender's word decides between the two.
  static MessageKind kindOf(String detected, String claimed) {
    if (PICTURES.contains(detected)) {
      return MessageKind.IMAGE;
    }
    if (detected.startsWith("image/")) {
      throw Refusal.unsupported("conversation.picture-unsupported", detected);
    }
    if (SOUNDS.contains(detected)) {
      return MessageKind.AUDIO;
    }
    if (FILMS.contains(detected)
        || detected.equals("application/x-matroska")
        || detected.equals("video/x-matroska")) {
      return claimed.startsWith("audio/") ? MessageKind.AUDIO : MessageKind.VIDEO;
    }
    return MessageKind.FILE;
  }

  static void checkSize(MessageKind kind, long bytes) {
    var limit =
        switch (kind) {
          case IMAGE -> IMAGE;
          case AUDIO -> AUDIO;
          case VIDEO -> VIDEO;
          default -> FILE;
        };
    if (bytes == 0) {
      throw Refusal.invalid("conversation.file-empty");
    }
    if (bytes > limit.toBytes()) {
      throw Refusal.tooLarge("conversation.file-too-large", limit.toMegabytes());
    }
  }

  /// The type to serve a file under: known ones as they are, the rest as bytes to be saved.
  static String servedAs(MessageKind kind, String detected, String claimed) {
    return switch (kind) {
      case IMAGE -> detected;
      case AUDIO -> detected.startsWith("audio/") ? detected : container(claimed, "audio/");
      case VIDEO ->
          detected.equals("application/mp4") ? "video/mp4" : container(detected, "video/");
      default -> "application/octet-stream";
    };
  }

  private static String container(String type, String family) {
    return family + (type.contains("mp4") || type.contains("quicktime") ? "mp4" : "webm");
  }

  /// A name to show and to save under: no path, no control characters, at most 120 characters.
  static String safeName(String given) {
    var bare =
        given.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|\\u202a-\\u202e\\u2066-\\u2069]", "_").strip();
    var name = bare.isEmpty() || bare.startsWith(".") ? "file" + bare : bare;
    return name.length() <= 120 ? name : name.substring(name.length() - 120);
  }
}

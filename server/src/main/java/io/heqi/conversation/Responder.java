package io.heqi.conversation;

import io.heqi.shared.AttachmentId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something that answers by itself: a bot while it has the conversation, or a fixed text. Asked in
/// the order of the beans; the first answer is given.
public interface Responder {

  /// @param occasion a line of the customer, and how the conversation stands
  Optional<Answer> respond(Occasion occasion);

  /// @param first whether the line began the conversation or a new stretch of it
  record Occasion(ConversationRow conversation, Entry line, boolean first) {}

  /// @param name of the occasion; for one line of the customer the same name answers once
  /// @param sender `BOT` where the bot has the conversation and keeps it, else `SYSTEM`
  /// @param pictures shared pictures, said after the text
  /// @param facts told with a bot's line, such as the choices that it offers
  /// @param handOver why the bot gives the conversation to people; null where it does not
  record Answer(
      String name,
      SenderKind sender,
      String text,
      List<AttachmentId> pictures,
      Map<String, Object> facts,
      @Nullable Map<String, Object> handOver) {

    static Answer fixed(String name, String text) {
      return new Answer(name, SenderKind.SYSTEM, text, List.of(), Map.of(), null);
    }
  }
}

package io.heqi.conversation;

import java.util.Optional;

/// Something that answers by itself: a fixed text today, retrieval, flows and models later. Asked
/// in the order of the beans; the first answer is given.
public interface Responder {

  /// @param occasion a line of the customer, and how the conversation stands
  Optional<Answer> respond(Occasion occasion);

  /// @param first whether the line began the conversation or a new stretch of it
  record Occasion(ConversationRow conversation, Entry line, boolean first) {}

  /// @param name of the occasion; within a conversation and a stretch of it the same name answers
  ///     once
  record Answer(String name, SenderKind sender, String text) {}
}

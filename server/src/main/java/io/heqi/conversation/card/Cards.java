package io.heqi.conversation.card;

import io.heqi.conversation.Access;
import io.heqi.conversation.Conversations;
import io.heqi.conversation.Stored;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Sends cards.
@Service
public class Cards {

  private final Map<String, CardSource> sources;
  private final Access access;
  private final Conversations conversations;

  Cards(List<CardSource> sources, Access access, Conversations conversations) {
    this.sources =
        sources.stream()
            .collect(
                Collectors.toMap(
                    CardSource::kind, Function.identity(), (one, _) -> one, TreeMap::new));
    this.access = access;
    this.conversations = conversations;
  }

  /// @param clientId made by the client, 1 to 100 characters: sending it again stores nothing more
  /// @param id of the thing that the card shows
  /// @param seenSeq the last line the agent saw; null to send whatever happened since
  public record SendCard(
      ConversationId conversation, String clientId, String kind, UUID id, @Nullable Long seenSeq) {}

  /// An agent's answer with a card; what holds for [Conversations#reply] holds here.
  public CompletableFuture<Stored> send(Actor by, SendCard card) {
    var source = sources.get(card.kind());
    if (source == null) {
      throw Refusal.invalid(
          "conversation.card-unknown", card.kind(), String.join(", ", sources.keySet()));
    }
    var content = source.card(by, access.readable(by, card.conversation()), card.id());
    return conversations.reply(
        by, new Conversations.Reply(card.conversation(), card.clientId(), content, card.seenSeq()));
  }
}

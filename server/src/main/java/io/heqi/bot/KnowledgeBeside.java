package io.heqi.bot;

import io.heqi.conversation.Access;
import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.Entry;
import io.heqi.conversation.MessageKind;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.SenderKind;
import io.heqi.conversation.script.Asked;
import io.heqi.foundation.security.Actor;
import io.heqi.knowledge.Handbook;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.Offer;
import io.heqi.knowledge.Retrieval;
import io.heqi.shared.ConversationId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What an agent finds beside a conversation: what is known of the product that the customer looks
/// at, what is like what the customer says, and what the agent looks up.
@Service
public class KnowledgeBeside {

  private static final Set<ItemKind> OF_PRODUCTS =
      EnumSet.of(ItemKind.FACT, ItemKind.ARTICLE, ItemKind.SOLUTION);
  private static final Set<ItemKind> LIKE_CASES =
      EnumSet.of(ItemKind.FACT, ItemKind.SOLUTION, ItemKind.NOTE);
  private static final int LOOKED_BACK = 40;
  private static final int LINES = 3;
  private static final int NEAR = 12;
  private static final int OF_EACH = 4;
  private static final int FOUND = 12;

  private final Access access;
  private final MessageLog log;
  private final Handbook handbook;

  KnowledgeBeside(Access access, MessageLog log, Handbook handbook) {
    this.access = access;
    this.log = log;
    this.handbook = handbook;
  }

  /// Why an item lies there.
  public enum Reason {
    /// It speaks of the product on the page that the customer looks at.
    PAGE,
    /// It is near to what the customer said.
    WORDS
  }

  public record Beside(Offer item, Reason reason) {}

  /// At most four items of each kind and reason. Facts are found by what was said only where the
  /// page shows no product that is known.
  @Transactional(readOnly = true)
  public List<Beside> of(Actor by, ConversationId id) {
    var row = access.readable(by, id);
    var place = Asked.place(row);
    var ofPage = fewOfEach(handbook.ofPage(by.merchant(), place, OF_PRODUCTS::contains));
    var isProductKnown = ofPage.stream().anyMatch(item -> item.kind() == ItemKind.FACT);
    var near =
        near(row).stream()
            .filter(item -> !ofPage.contains(item))
            .filter(item -> item.kind() != ItemKind.FACT || !isProductKnown)
            .toList();
    return Stream.concat(
            ofPage.stream().map(item -> new Beside(item, Reason.PAGE)),
            fewOfEach(near).stream().map(item -> new Beside(item, Reason.WORDS)))
        .toList();
  }

  private static List<Offer> fewOfEach(List<Offer> items) {
    var few = new ArrayList<Offer>();
    for (var item : items) {
      if (few.stream().filter(one -> one.kind() == item.kind()).count() < OF_EACH) {
        few.add(item);
      }
    }
    return few;
  }

  private List<Offer> near(ConversationRow row) {
    var said =
        log.before(row.merchant(), row.id(), row.lastSeq() + 1, LOOKED_BACK).stream()
            .filter(line -> line.sender() == SenderKind.CUSTOMER && line.kind() == MessageKind.TEXT)
            .map(Entry::body)
            .toList();
    if (said.isEmpty()) {
      return List.of();
    }
    var before = said.subList(Math.max(0, said.size() - LINES), said.size() - 1);
    var question = new Retrieval.Question(said.getLast(), before, Asked.place(row));
    return handbook.near(row.merchant(), question, LIKE_CASES::contains, Confidence.OFFER, NEAR);
  }

  /// What the agent looks up, as it holds for this conversation.
  ///
  /// @param kind null for all but flows
  @Transactional(readOnly = true)
  public List<Offer> lookUp(Actor by, ConversationId id, String text, @Nullable ItemKind kind) {
    var row = access.readable(by, id);
    return handbook.lookUp(
        by.merchant(),
        new Retrieval.Question(text, List.of(), Asked.place(row)),
        one -> kind == null ? one != ItemKind.FLOW : one == kind,
        FOUND);
  }
}

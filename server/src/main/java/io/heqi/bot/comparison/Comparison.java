package io.heqi.bot.comparison;

import io.heqi.knowledge.Content;
import io.heqi.knowledge.ItemId;
import io.heqi.shared.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A comparison as it was planned, and how it ended.
///
/// @param title of the item when it began
/// @param version of the item whose answer is compared
/// @param present the answer as it stood
/// @param other what every other customer hears instead
/// @param difference the smallest that was worth finding, in shares
/// @param wanted conversations for each answer
/// @param ending null while it goes on
public record Comparison(
    UUID id,
    ItemId item,
    String title,
    int version,
    Content.Answer present,
    List<Content.Part> other,
    double difference,
    int wanted,
    Instant begunAt,
    AccountId begunBy,
    @Nullable Ending ending,
    @Nullable Instant endedAt) {

  /// How a comparison ended.
  public enum Ending {
    /// The present answer stayed.
    KEPT,
    /// The other answer took the place of the present one.
    REPLACED,
    /// The item was changed meanwhile, so the two were no longer the same two.
    OVERTAKEN
  }

  /// The answer that is given in place of the present one, to the same customers.
  Content.Answer otherAnswer() {
    return new Content.Answer(
        present.shops(), present.channels(), present.minVip(), present.product(), other);
  }

  /// Whether the other answer falls to a customer: the same for each of them, and for about half.
  boolean isOtherFor(UUID customer) {
    var mixed = id.getLeastSignificantBits() ^ customer.getLeastSignificantBits();
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return (mixed ^ (mixed >>> 33)) < 0;
  }
}

package io.heqi.bot;

import io.heqi.knowledge.Retrieval;
import java.util.List;

/// What the bot does about a line of a customer.
sealed interface Decision {

  /// Somebody says hello: the shop's greeting.
  record Greet() implements Decision {}

  /// It is sure.
  record Answer(Retrieval.Hit hit) implements Decision {}

  /// It may be one of these, most likely first.
  record Offer(List<Retrieval.Hit> hits) implements Decision {}

  /// It does not know, and asks the customer to say more.
  record Ask() implements Decision {}

  /// The customer says that the answer helped, or thanks.
  record Close() implements Decision {}

  /// People are better.
  record HandOver(Reason reason) implements Decision {}

  /// Why people are better.
  enum Reason {
    /// The customer wants a person.
    WANTED,
    /// The customer says that the answer did not help.
    NOT_SOLVED,
    /// Twice nothing was found.
    UNKNOWN,
    ANGER,
    COMPLAINT,
    /// Somebody may come or have come to harm.
    SAFETY,
    MONEY,
    /// A picture, a recording or a file, which a bot cannot judge.
    NOT_TEXT;

    /// As it is stored, such as `not-solved`.
    String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}

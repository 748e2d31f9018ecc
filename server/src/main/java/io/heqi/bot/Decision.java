package io.heqi.bot;

import io.heqi.bot.flow.FlowGuide;
import io.heqi.bot.flow.FlowStep;
import io.heqi.knowledge.Retrieval;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

  /// It leads the customer through a flow.
  ///
  /// @param begunBy what the customer said that began the flow; nothing where they were in it
  /// @param aside a question that was answered on the way
  record Guided(FlowGuide.Turn turn, Optional<Retrieval.Hit> begunBy, Optional<Retrieval.Hit> aside)
      implements Decision {

    /// Whether people go on from here.
    boolean handsOver() {
      var standing = turn.step().standing();
      return standing == FlowStep.Standing.HAND_OVER || standing == FlowStep.Standing.LOST;
    }
  }

  /// The customer wants to leave the flow.
  record Left() implements Decision {}

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
    /// A flow was drawn so that people go on.
    FLOW,
    /// A picture, a recording or a file, which a bot cannot judge.
    NOT_TEXT;

    /// As it is stored, such as `not-solved`.
    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}

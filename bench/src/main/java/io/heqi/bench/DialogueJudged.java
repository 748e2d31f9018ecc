package io.heqi.bench;

/// What the bot did about a labelled question, and whether that was right.
record DialogueJudged(DialogueReplay.Played played, DialogueLabels.Label label, Verdict verdict) {

  enum Verdict {
    RIGHT,
    WRONG,
    /// Neither: what it could have answered and did not, a greeting where a person was needed, or a
    /// flow, of which the first step alone shows little.
    LEFT
  }

  static DialogueJudged of(DialogueReplay.Played played, DialogueLabels.Label label) {
    var verdict =
        switch (label.need()) {
          case ANSWER -> ofAnswerable(played.reply(), label);
          case PERSON -> ofMatterForPeople(played.reply());
          case NONE -> ofNothing(played.reply());
        };
    return new DialogueJudged(played, label, verdict);
  }

  private static Verdict ofAnswerable(BotReply reply, DialogueLabels.Label label) {
    if (!reply.is(BotReply.Kind.ANSWER)) {
      return Verdict.LEFT;
    }
    return label.isAnsweredBy(reply.answers().getFirst()) ? Verdict.RIGHT : Verdict.WRONG;
  }

  private static Verdict ofMatterForPeople(BotReply reply) {
    return switch (reply.kind()) {
      case HAND_OVER, ASK, OFFER -> Verdict.RIGHT;
      case ANSWER -> Verdict.WRONG;
      case FLOW, GREET, CLOSE -> Verdict.LEFT;
    };
  }

  private static Verdict ofNothing(BotReply reply) {
    return switch (reply.kind()) {
      case GREET, ASK, CLOSE -> Verdict.RIGHT;
      case ANSWER -> Verdict.WRONG;
      case FLOW, HAND_OVER, OFFER -> Verdict.LEFT;
    };
  }

  boolean is(Verdict other) {
    return verdict == other;
  }

  boolean did(BotReply.Kind kind) {
    return played.reply().is(kind);
  }

  /// Whether the bot knew something at least as surely as this.
  boolean isSure(double confidence) {
    return !played.reply().answers().isEmpty() && played.reply().confidence() >= confidence;
  }

  /// Whether what it was surest of answers the question, and a bot may answer it.
  boolean isFirstRight() {
    return label.need() == DialogueLabels.Need.ANSWER
        && label.isAnsweredBy(played.reply().answers().getFirst());
  }

  /// Whether one of the texts that the bot gave or offered is a right answer.
  boolean holdsRight() {
    return played.reply().answers().stream().anyMatch(label::isAnsweredBy);
  }

  /// By numbers alone, for the texts are not ours.
  String named() {
    var place = played.place();
    return "%s %d.%d (%s)"
        .formatted(
            place.set(),
            place.row(),
            place.turn(),
            label.need() == DialogueLabels.Need.ANSWER ? label.topic() : label.need());
  }

  /// With its texts, for whoever has the data.
  String told() {
    return "%s %s %s %.3f%n  > %s%n  < %s"
        .formatted(
            named(),
            verdict,
            played.reply().kind(),
            played.reply().confidence(),
            played.turn().text(),
            String.join(" | ", played.reply().answers()));
  }
}

package io.heqi.bot;

import io.heqi.conversation.Mark;
import io.heqi.conversation.Mark.Mood;
import io.heqi.conversation.Mark.Part;
import io.heqi.language.Feeling;
import io.heqi.language.Intent;
import io.heqi.language.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a customer's newest lines make of the conversation's mark.
///
/// - **Mood**: an angry line makes it angry, a displeased one at least unhappy. A friendly line
///   calms it down by one step, and so do three plain lines in a row.
/// - **Matters** stay until the conversation is closed, however friendly the customer becomes.
/// - **Intent**: of the newest four lines the last that surely wants something decides.
///
/// What people said is wrong is not read again from the same lines.
final class MarkRule {

  /// How many lines of the customer are looked at.
  static final int LINES = 12;

  /// From here on 90 to 95 of 100 intents are right (`bin/bench intents`).
  static final double SURE = 0.5;

  private static final int NEWEST = 4;
  private static final int PLAIN_LINES = 3;
  private static final double PLEASED = 0.5;
  private static final int EXAMPLES = 2;
  private static final Set<String> PASSING = Set.of("none", "greet", "bye");

  private MarkRule() {}

  /// A line as it sounds and what it wants.
  record Heard(long seq, Feeling feeling, Intent intent) {}

  private enum Tone {
    FRIENDLY,
    PLAIN,
    DISPLEASED,
    ANGRY
  }

  /// @param lines the customer's newest, oldest first
  /// @param before the mark as it stands
  /// @param angryFirst whether who sounds angry or in danger goes first in the queue
  static Mark of(List<Heard> lines, Mark before, boolean angryFirst) {
    var mood = mood(after(lines, before, Part.MOOD));
    return new Mark(
        mood.mood(),
        mood.reason(),
        matters(after(lines, before, Part.MATTERS), before),
        intent(after(lines, before, Part.INTENT)),
        angryFirst,
        before.wrong());
  }

  private static List<Heard> after(List<Heard> lines, Mark mark, Part part) {
    return lines.stream().filter(line -> line.seq() > mark.wrongUpTo(part)).toList();
  }

  /// @param plain how many plain lines came last
  private record Sounding(Mood mood, Mark.@Nullable Reason reason, int plain) {

    static final Sounding CALM = new Sounding(Mood.CALM, null, 0);

    Sounding raisedTo(Mood at, Heard line, Sign.Kind... kinds) {
      return mood.compareTo(at) < 0
          ? new Sounding(at, reasonIn(line, kinds), 0)
          : new Sounding(mood, reason, 0);
    }

    Sounding calmed() {
      return mood == Mood.ANGRY ? new Sounding(Mood.UNHAPPY, reason, 0) : CALM;
    }

    Sounding plainOnceMore() {
      return plain + 1 == PLAIN_LINES ? calmed() : new Sounding(mood, reason, plain + 1);
    }
  }

  private static Sounding mood(List<Heard> lines) {
    var sounding = Sounding.CALM;
    for (var line : lines) {
      sounding =
          switch (tone(line.feeling())) {
            case ANGRY -> sounding.raisedTo(Mood.ANGRY, line, Sign.Kind.ANGRY, Sign.Kind.INSULT);
            case DISPLEASED ->
                sounding.raisedTo(Mood.UNHAPPY, line, Sign.Kind.ANNOYED, Sign.Kind.COMPLAINT);
            case FRIENDLY -> sounding.calmed();
            case PLAIN -> sounding.plainOnceMore();
          };
    }
    return sounding;
  }

  private static Tone tone(Feeling feeling) {
    return switch (feeling.anger()) {
      case ANGRY -> Tone.ANGRY;
      case ANNOYED -> Tone.DISPLEASED;
      case NONE -> feeling.positive() > PLEASED ? Tone.FRIENDLY : Tone.PLAIN;
    };
  }

  private static Mark.Reason reasonIn(Heard line, Sign.Kind... kinds) {
    var words = Stream.of(kinds).flatMap(kind -> line.feeling().words(kind).stream()).toList();
    return new Mark.Reason(line.seq(), words);
  }

  private static List<Mark.Matter> matters(List<Heard> lines, Mark before) {
    var matters = new ArrayList<Mark.Matter>();
    for (var kind : Mark.Matter.Kind.values()) {
      var known = before.matters().stream().filter(matter -> matter.kind() == kind);
      var sign = signOf(kind);
      var heard =
          lines.stream()
              .filter(line -> line.feeling().has(sign))
              .map(line -> new Mark.Matter(kind, reasonIn(line, sign)));
      Stream.concat(known, heard).findFirst().ifPresent(matters::add);
    }
    return matters;
  }

  private static Sign.Kind signOf(Mark.Matter.Kind kind) {
    return switch (kind) {
      case SAFETY -> Sign.Kind.SAFETY;
      case COMPLAINT -> Sign.Kind.COMPLAINT;
    };
  }

  private static Mark.@Nullable Intent intent(List<Heard> lines) {
    return lines.reversed().stream()
        .limit(NEWEST)
        .filter(line -> line.intent().confidence() >= SURE)
        .filter(line -> !PASSING.contains(line.intent().code()))
        .findFirst()
        .map(MarkRule::intent)
        .orElse(null);
  }

  private static Mark.Intent intent(Heard line) {
    var told = line.intent();
    return new Mark.Intent(
        told.code(),
        Math.round(told.confidence() * 100) / 100.0,
        line.seq(),
        told.reason().stream().limit(EXAMPLES).map(Intent.Like::text).toList());
  }
}

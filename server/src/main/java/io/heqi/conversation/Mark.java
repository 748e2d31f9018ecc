package io.heqi.conversation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// How a conversation sounds as it stands: a hint where to look first, never a verdict on a person.
/// It belongs to the conversation and goes when that is closed.
///
/// @param moodReason what made the mood other than calm
/// @param matters what people should see to, each kind once
/// @param goesFirst whether it stands before the others of its VIP level in the queue
/// @param wrong the line up to which people said that a part is wrong
public record Mark(
    Mood mood,
    @Nullable Reason moodReason,
    List<Matter> matters,
    @Nullable Intent intent,
    boolean goesFirst,
    Map<Part, Long> wrong) {

  public static final Mark NONE = new Mark(Mood.CALM, null, List.of(), null, false, Map.of());

  private static final JsonMapper JSON = JsonMapper.shared();

  public Mark {
    matters = List.copyOf(matters);
    wrong = Map.copyOf(wrong);
    goesFirst = goesFirst && isUrgent(mood, matters);
  }

  /// How the customer's newest lines sound.
  public enum Mood {
    CALM,
    UNHAPPY,
    ANGRY
  }

  /// What a person can say is wrong.
  public enum Part {
    MOOD,
    MATTERS,
    INTENT
  }

  /// Why something is marked.
  ///
  /// @param seq the customer's line
  /// @param words found in it; none where the line as a whole sounds so
  public record Reason(long seq, List<String> words) {}

  /// Something that people should see to.
  public record Matter(Kind kind, Reason reason) {

    public enum Kind {
      /// Somebody may have been hurt or be in danger.
      SAFETY,
      /// The customer complains, or says where they will.
      COMPLAINT
    }
  }

  /// What the customer wants.
  ///
  /// @param code such as `refundp`; the language part lists them
  /// @param confidence how probable it is, from 0 to 1
  /// @param seq the customer's line that says so
  /// @param like known ways to say it that mean nearly the same, the nearest first
  public record Intent(String code, double confidence, long seq, List<String> like) {}

  private static boolean isUrgent(Mood mood, List<Matter> matters) {
    return mood == Mood.ANGRY || matters.stream().anyMatch(m -> m.kind() == Matter.Kind.SAFETY);
  }

  /// Whether somebody should look at it soon.
  public boolean needsCare() {
    return mood != Mood.CALM || !matters.isEmpty();
  }

  /// What a part says, as codes; empty where it says nothing.
  public List<String> codes(Part part) {
    return switch (part) {
      case MOOD -> mood == Mood.CALM ? List.of() : List.of(mood.name());
      case MATTERS -> matters.stream().map(matter -> matter.kind().name()).toList();
      case INTENT -> intent == null ? List.of() : List.of(intent.code());
    };
  }

  /// Whether both say the same, be it for another reason.
  public boolean saysTheSameAs(Mark other) {
    return goesFirst == other.goesFirst
        && List.of(Part.values()).stream().allMatch(p -> codes(p).equals(other.codes(p)));
  }

  /// The line after which a part may be read again; 0 where nobody said that it was wrong.
  public long wrongUpTo(Part part) {
    return wrong.getOrDefault(part, 0L);
  }

  /// Without a part, which is not read again from lines up to this one.
  Mark without(Part part, long upTo) {
    var said = new TreeMap<>(wrong);
    said.put(part, upTo);
    return respecting(said);
  }

  /// Without what stands on lines of which people said that it was wrong.
  Mark respecting(Map<Part, Long> said) {
    var keepsMood = moodReason != null && isAfter(said, Part.MOOD, moodReason.seq());
    var keepsIntent = intent != null && isAfter(said, Part.INTENT, intent.seq());
    return new Mark(
        keepsMood ? mood : Mood.CALM,
        keepsMood ? moodReason : null,
        matters.stream()
            .filter(matter -> isAfter(said, Part.MATTERS, matter.reason().seq()))
            .toList(),
        keepsIntent ? intent : null,
        goesFirst,
        said);
  }

  private static boolean isAfter(Map<Part, Long> said, Part part, long seq) {
    return seq > said.getOrDefault(part, 0L);
  }

  @Nullable String toJson() {
    return equals(NONE) ? null : JSON.writeValueAsString(this);
  }

  static Mark ofJson(@Nullable String json) {
    return json == null ? NONE : JSON.readValue(json, Mark.class);
  }
}

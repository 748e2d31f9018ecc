package io.heqi.bot.model;

import io.heqi.language.Meaning;
import io.heqi.language.Meanings;
import io.heqi.language.Plain;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Tells whether each sentence of an answer means what stands in the passages it cites, and says
/// yes where they say yes. What a model adds of its own, or says because somebody told it to, lies
/// far from them.
@Component
class Grounds {

  /// Sentences of shops told in other words are at least 0.77 alike, those about something else at
  /// most 0.63; see `GroundsTest`.
  static final double NEAR = 0.70;

  private static final Pattern SENTENCE = Pattern.compile("[。！？!?;；\\n]+|\\.\\s");
  private static final Pattern CLAUSE = Pattern.compile("[。！？!?;；\\n，,]+|\\.\\s");
  private static final Pattern NO =
      Pattern.compile("[不没无未勿别禁]|\\b(?:not?|never|cannot|without)\\b|n't");

  /// Questions and joining words that hold a no and deny nothing, such as 能不能 and 不过.
  private static final Pattern NO_DENIAL =
      Pattern.compile("(\\p{IsHan})[不没]\\1|是否|不过|不仅|不但|不同|不管|不论|无论|别的|级别|特别|区别");

  private static final int SHORTEST = 4;

  private final Meanings meanings;

  Grounds(Meanings meanings) {
    this.meanings = meanings;
  }

  private record Part(Meaning meaning, boolean denies) {

    boolean saysTheSame(Part other) {
      return denies == other.denies && meaning.cosine(other.meaning) >= NEAR;
    }
  }

  boolean hold(String answer, List<String> passages) {
    var said = parts(SENTENCE.splitAsStream(answer));
    var known =
        parts(
            passages.stream()
                .flatMap(
                    text ->
                        Stream.of(
                                SENTENCE.splitAsStream(text),
                                CLAUSE.splitAsStream(text),
                                Stream.of(text))
                            .flatMap(parts -> parts)));
    return !said.isEmpty()
        && said.stream().allMatch(part -> known.stream().anyMatch(part::saysTheSame));
  }

  private List<Part> parts(Stream<String> texts) {
    return texts
        .map(Plain::of)
        .filter(text -> text.codePoints().filter(Character::isLetterOrDigit).count() >= SHORTEST)
        .distinct()
        .map(text -> new Part(meanings.of(text), denies(text)))
        .toList();
  }

  private static boolean denies(String text) {
    return NO.matcher(NO_DENIAL.matcher(text).replaceAll("")).find();
  }
}

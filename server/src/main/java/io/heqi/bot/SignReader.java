package io.heqi.bot;

import io.heqi.language.Plain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// Reads the signs in a line: wishes, matters that people should see, and the small words of a
/// talk.
@Component
class SignReader {

  private static final Pattern MONEY =
      Pattern.compile("(?:[¥￥]\\s?(\\d{1,9})|(\\d{1,9})(?:\\.\\d+)?\\s?(?:元|块|圆|rmb|yuan))");

  private final Set<String> hello = whole("hello");
  private final Set<String> thanks = whole("thanks");
  private final Set<String> notSolved = whole("not-solved");
  private final Set<String> noneOfThese = whole("none-of-these");
  private final List<String> person = lines("person");
  private final List<String> anger = lines("anger");
  private final List<String> complaint = lines("complaint");
  private final List<String> safety = lines("safety");

  /// @param moneyToPeople in yuan; 0 for no limit
  Signs read(String text, int moneyToPeople) {
    var plain = Plain.of(text);
    var bare = bare(plain);
    return new Signs(
        handOver(plain, moneyToPeople),
        hello.contains(bare),
        thanks.contains(bare),
        notSolved.contains(bare),
        noneOfThese.contains(bare));
  }

  private Optional<Decision.Reason> handOver(String plain, int moneyToPeople) {
    if (holds(plain, person)) {
      return Optional.of(Decision.Reason.WANTED);
    }
    if (holds(plain, safety)) {
      return Optional.of(Decision.Reason.SAFETY);
    }
    if (holds(plain, complaint)) {
      return Optional.of(Decision.Reason.COMPLAINT);
    }
    if (holds(plain, anger)) {
      return Optional.of(Decision.Reason.ANGER);
    }
    return moneyToPeople > 0 && money(plain) > moneyToPeople
        ? Optional.of(Decision.Reason.MONEY)
        : Optional.empty();
  }

  private static long money(String plain) {
    return MONEY
        .matcher(plain)
        .results()
        .mapToLong(m -> Long.parseLong(m.group(1) == null ? m.group(2) : m.group(1)))
        .max()
        .orElse(0);
  }

  private static boolean holds(String plain, List<String> phrases) {
    return phrases.stream().anyMatch(plain::contains);
  }

  /// Letters and digits alone.
  private static String bare(String plain) {
    return plain
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static Set<String> whole(String name) {
    return lines(name).stream().map(SignReader::bare).collect(Collectors.toSet());
  }

  private static List<String> lines(String name) {
    try {
      return new ClassPathResource("bot/" + name + ".txt")
          .getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .map(Plain::of)
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

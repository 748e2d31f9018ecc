package io.heqi.bot;

import io.heqi.language.Plain;
import io.heqi.language.Sign;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /// What weighs most comes first.
  private static final Map<Sign.Kind, Decision.Reason> REASONS = new LinkedHashMap<>();

  static {
    REASONS.put(Sign.Kind.SAFETY, Decision.Reason.SAFETY);
    REASONS.put(Sign.Kind.PERSON, Decision.Reason.WANTED);
    REASONS.put(Sign.Kind.COMPLAINT, Decision.Reason.COMPLAINT);
    REASONS.put(Sign.Kind.INSULT, Decision.Reason.ANGER);
    REASONS.put(Sign.Kind.ANGRY, Decision.Reason.ANGER);
  }

  private final Set<String> hello = whole("hello");
  private final Set<String> thanks = whole("thanks");
  private final Set<String> notSolved = whole("not-solved");
  private final Set<String> noneOfThese = whole("none-of-these");
  private final Set<String> leave = whole("leave");
  private final io.heqi.language.Signs words = new io.heqi.language.Signs();

  /// @param moneyToPeople in yuan; 0 for no limit
  Signs read(String text, int moneyToPeople) {
    var plain = Plain.of(text);
    var bare = bare(plain);
    return new Signs(
        handOver(plain, moneyToPeople),
        hello.contains(bare),
        thanks.contains(bare),
        notSolved.contains(bare),
        noneOfThese.contains(bare),
        leave.contains(bare));
  }

  private Optional<Decision.Reason> handOver(String plain, int moneyToPeople) {
    var found = words.in(plain).stream().map(Sign::kind).collect(Collectors.toSet());
    var reason =
        REASONS.entrySet().stream()
            .filter(entry -> found.contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst();
    if (reason.isPresent()) {
      return reason;
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

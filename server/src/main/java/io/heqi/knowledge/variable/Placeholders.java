package io.heqi.knowledge.variable;

import io.heqi.shared.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Placeholders in a text: a variable's code in braces, blanks within them allowed. Any other brace
/// is text. What fills one is never looked at again.
public final class Placeholders {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{\\h{0,3}([A-Za-z][A-Za-z0-9._-]{0,59})\\h{0,3}}");

  private Placeholders() {}

  /// Refuses a text with a placeholder that is none of these.
  public static void requireKnown(String text, Collection<String> known) {
    var placeholder = PLACEHOLDER.matcher(text);
    while (placeholder.find()) {
      if (!known.contains(placeholder.group(1))) {
        throw Refusal.invalid(
            "knowledge.variable-unknown",
            placeholder.group(),
            known.stream().sorted().map("{%s}"::formatted).collect(Collectors.joining(" ")));
      }
    }
  }

  /// The placeholders in a text that are these, as they are written there.
  public static List<String> of(String text, Collection<String> known) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .filter(placeholder -> known.contains(placeholder.group(1)))
        .map(MatchResult::group)
        .distinct()
        .toList();
  }

  static Filled fill(String text, Function<String, Optional<String>> values) {
    var filled = new StringBuilder();
    var gaps = new ArrayList<Filled.Gap>();
    var placeholder = PLACEHOLDER.matcher(text);
    var from = 0;
    while (placeholder.find()) {
      filled.append(text, from, placeholder.start());
      var start = filled.length();
      var code = placeholder.group(1);
      var value = values.apply(code);
      filled.append(value.orElseGet(placeholder::group));
      if (value.isEmpty()) {
        gaps.add(new Filled.Gap(code, start, filled.length()));
      }
      from = placeholder.end();
    }
    return new Filled(filled.append(text, from, text.length()).toString(), gaps);
  }
}

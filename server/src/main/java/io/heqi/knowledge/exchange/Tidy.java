package io.heqi.knowledge.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Texts as files hold them: without what no file brings back as it was.
final class Tidy {

  private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");
  private static final Pattern RULE = Pattern.compile("\\\\*-{3,}");
  private static final String SEPARATOR = "---";

  private Tidy() {}

  /// One kind of line end, no control characters, nothing blank around it or around a rule of
  /// dashes.
  static String text(String text) {
    return text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .codePoints()
        .filter(c -> c == '\n' || c == '\t' || isWritten(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .replaceAll("(?m)^[ \\t]*(\\\\*-{3,})[ \\t]*$", "$1")
        .strip();
  }

  private static boolean isWritten(int c) {
    var type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.SURROGATE
        && type != Character.UNASSIGNED
        && c != '\uFEFF';
  }

  /// The same on a single line.
  static String line(String text) {
    return text(text).replaceAll("\\s+", " ");
  }

  /// A list in one cell: one a line, or on one line with bars between.
  static List<String> list(String cell) {
    var parts = cell.contains("\n") ? cell.split("\n") : BAR.split(cell);
    return Arrays.stream(parts)
        .map(part -> line(part.replace("\\|", "|")))
        .filter(part -> !part.isEmpty())
        .distinct()
        .toList();
  }

  static String cell(List<String> list) {
    return list.stream()
        .map(Tidy::line)
        .filter(part -> !part.isEmpty())
        .distinct()
        .map(part -> part.replace("|", "\\|"))
        .collect(Collectors.joining("\n"));
  }

  /// The parts of an answer stand between lines of three dashes.
  static List<String> parts(String answer) {
    var parts = new ArrayList<String>();
    var part = new ArrayList<String>();
    for (var line : text(answer).split("\n", -1)) {
      if (line.strip().equals(SEPARATOR)) {
        parts.add(text(String.join("\n", part)));
        part.clear();
      } else {
        part.add(RULE.matcher(line).matches() && line.startsWith("\\") ? line.substring(1) : line);
      }
    }
    parts.add(text(String.join("\n", part)));
    return parts.stream().filter(p -> !p.isEmpty()).toList();
  }

  static String answer(List<String> parts) {
    return parts.stream()
        .map(Tidy::text)
        .filter(part -> !part.isEmpty())
        .map(
            part ->
                part.lines()
                    .map(line -> RULE.matcher(line.strip()).matches() ? "\\" + line.strip() : line)
                    .collect(Collectors.joining("\n")))
        .collect(Collectors.joining("\n" + SEPARATOR + "\n"));
  }
}

package io.heqi.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the command line asks for, as `--name value` pairs and bare `--name` flags.
record Options(Map<String, String> values) {

  private static final Set<String> KNOWN =
      Set.of(
          "jar",
          "data",
          "kb",
          "heap",
          "seconds",
          "bodies",
          "idle",
          "most",
          "kills",
          "messages",
          "seed",
          "customers",
          "agents",
          "window",
          "merchants",
          "senders",
          "conversations",
          "patience",
          "dialogues",
          "orders",
          "cases",
          "rows");

  /// Options without a value.
  private static final Set<String> FLAGS = Set.of("full", "prove", "speed", "show", "import");

  /// The command line cannot be understood.
  static final class Misused extends RuntimeException {
    Misused(String message) {
      super(message);
    }
  }

  static Options of(List<String> arguments) {
    var values = new HashMap<String, String>();
    var words = arguments.iterator();
    while (words.hasNext()) {
      var word = words.next();
      var name = word.replaceFirst("^--", "");
      var flag = FLAGS.contains(name);
      if (!word.startsWith("--") || (!flag && !KNOWN.contains(name))) {
        throw new Misused("unknown option " + word);
      }
      if (!flag && !words.hasNext()) {
        throw new Misused("option " + word + " needs a value");
      }
      values.put(name, flag ? "" : words.next());
    }
    return new Options(Map.copyOf(values));
  }

  /// The same with one more value, which wins.
  Options with(String name, String value) {
    var more = new HashMap<>(values);
    more.put(name, value);
    return new Options(Map.copyOf(more));
  }

  boolean has(String flag) {
    return values.containsKey(flag);
  }

  int number(String name, int otherwise) {
    var value = values.get(name);
    try {
      return value == null ? otherwise : Integer.parseInt(value);
    } catch (NumberFormatException _) {
      throw new Misused("option --" + name + " needs a whole number, not " + value);
    }
  }

  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  Optional<Path> path(String name) {
    return Optional.ofNullable(values.get(name)).map(Path::of);
  }
}

package io.heqi.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the command line asks for, as `--name value` pairs.
record Options(Map<String, String> values) {

  private static final Set<String> KNOWN =
      Set.of(
          "jar",
          "data",
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
          "merchants");

  /// The command line cannot be understood.
  static final class Misused extends RuntimeException {
    Misused(String message) {
      super(message);
    }
  }

  static Options of(List<String> arguments) {
    var values = new HashMap<String, String>();
    for (var i = 0; i < arguments.size(); i += 2) {
      var name = arguments.get(i).replaceFirst("^--", "");
      if (!arguments.get(i).startsWith("--") || !KNOWN.contains(name)) {
        throw new Misused("unknown option " + arguments.get(i));
      }
      if (i + 1 == arguments.size()) {
        throw new Misused("option --" + name + " needs a value");
      }
      values.put(name, arguments.get(i + 1));
    }
    return new Options(Map.copyOf(values));
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

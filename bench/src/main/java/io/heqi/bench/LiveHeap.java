package io.heqi.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What lives in a JVM's heap after a full collection, as `jcmd GC.class_histogram` counts it.
///
/// @param classes bytes by class
record LiveHeap(Map<String, Long> classes) {

  private static final int SHOWN = 24;
  private static final Pattern LINE = Pattern.compile("(?m)^ *\\d+: +\\d+ +(\\d+) +(\\S+)");

  static LiveHeap of(long process) throws IOException, InterruptedException {
    var jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    var text = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var classes = new HashMap<String, Long>();
    LINE.matcher(text)
        .results()
        .forEach(line -> classes.merge(line.group(2), Long.parseLong(line.group(1)), Long::sum));
    if (jcmd.waitFor() != 0 || classes.isEmpty()) {
      throw new IOException("jcmd gave no histogram: " + text);
    }
    return new LiveHeap(Map.copyOf(classes));
  }

  long total() {
    return classes.values().stream().mapToLong(Long::longValue).sum();
  }

  /// The classes that grew most, in bytes for each of so many new things.
  String growth(LiveHeap before, int things) {
    return classes.entrySet().stream()
        .map(e -> Map.entry(e.getKey(), e.getValue() - before.classes.getOrDefault(e.getKey(), 0L)))
        .sorted(Comparator.comparing((Map.Entry<String, Long> e) -> e.getValue()).reversed())
        .limit(SHOWN)
        .map(e -> "%s %d".formatted(e.getKey(), e.getValue() / things))
        .collect(Collectors.joining(", "));
  }
}

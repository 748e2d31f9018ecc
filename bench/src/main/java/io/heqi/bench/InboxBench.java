package io.heqi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/// How fast an agent's lists, threads and searches are where the house is full: very many
/// conversations of a hundred merchants, asked for by the owner of the largest one.
///
/// The data are made once and kept in `bench/target/inbox` for the next run of the same shape.
final class InboxBench {

  /// Goes up whenever the data are made otherwise, so that older ones are not taken for these.
  private static final String LAYOUT = "layout 1, ";

  private final Options options;
  private final InboxShape shape;
  private final Results results = new Results("inbox");

  InboxBench(Options options) {
    this.options = options;
    this.shape = InboxShape.of(options);
  }

  int run() throws IOException, InterruptedException, SQLException {
    var data =
        options
            .path("data")
            .orElse(Path.of("bench", "target", "inbox", shape.name()))
            .toAbsolutePath()
            .normalize();
    var named = options.with("data", data.toString());
    if (!isFull(data)) {
      fill(data, named);
    }
    results.note(
        "the data are in " + data + " and are used again by the next run; a cache is warm");
    try (var server = new RunningServer(named)) {
      server.start();
      new InboxQuestions(server, shape, results, options.number("patience", 600)).ask();
    }
    return results.finish();
  }

  private void fill(Path data, Options named)
      throws IOException, InterruptedException, SQLException {
    var filling = new InboxFilling(shape, results);
    Files.createDirectories(data);
    clearHalfFilled(data);
    filling.requireSpace(data);
    Files.writeString(filled(data), "being filled");
    try (var server = new RunningServer(named)) {
      server.start();
      filling.fill(server);
    }
    Files.writeString(filled(data), LAYOUT + shape.name());
  }

  private static Path filled(Path data) {
    return data.resolve("bench-inbox.txt");
  }

  private boolean isFull(Path data) throws IOException {
    return Files.exists(filled(data))
        && Files.readString(filled(data)).equals(LAYOUT + shape.name());
  }

  /// Only what the bench made itself, and what is no longer of use, is thrown away.
  private static void clearHalfFilled(Path data) throws IOException {
    if (Files.exists(filled(data))) {
      new DataFolder(data, false).dispose();
      Files.createDirectories(data);
      return;
    }
    try (var files = Files.list(data)) {
      if (files.findAny().isPresent()) {
        throw new Options.Misused(data + " holds something else; name an empty folder with --data");
      }
    }
  }
}

package io.heqi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/// Whether chaos can fail at all: lets it run on servers that were spoilt on purpose, and asks that
/// it finds what was done to each, and nothing on one that was only compiled anew.
final class ChaosProof {

  private static final String CONVERSATION = "io/heqi/conversation/";

  /// @param fault the check that must count at least one, or nothing where all must be well
  private record Spoilt(String name, String source, String from, String to, String fault) {}

  private static final List<Spoilt> ALL =
      List.of(
          new Spoilt("unspoilt", CONVERSATION + "WriteBatch.java", "", "", ""),
          new Spoilt(
              "without-the-duplicate-check",
              CONVERSATION + "WriteBatch.java",
              "repository.insertKeys(stored) < stored.size()",
              "repository.insertKeys(stored) < 0",
              "doubled"),
          new Spoilt(
              "with-batches-reversed",
              CONVERSATION + "ConversationWriter.java",
              "write(this, List.copyOf(batch))",
              "write(this, List.copyOf(batch).reversed())",
              "out-of-order"),
          new Spoilt(
              "with-every-fiftieth-change-not-pushed",
              CONVERSATION + "inbox/DeskHub.java",
              "if (here.isEmpty()) {",
              "if (here.isEmpty() || from / 50 != (to + 1) / 50) {",
              "agent-screen-differs"));

  private final Options options;
  private final Results results = new Results("chaos-proof");

  ChaosProof(Options options) {
    this.options =
        options
            .with("kills", options.text("kills", "2"))
            .with("messages", options.text("messages", "2000"));
  }

  int run() throws IOException, InterruptedException, SQLException {
    var jar = options.path("jar").orElse(Path.of("server", "target", "heqi.jar"));
    var parent = Files.createDirectories(Path.of("bench", "target", "run")).toAbsolutePath();
    var workshop = new DataFolder(Files.createTempDirectory(parent, "mutants"), false);
    try {
      var mutants = new MutantJar(jar, workshop.path());
      for (var spoilt : ALL) {
        prove(spoilt, mutants.make(spoilt.name, spoilt.source, spoilt.from, spoilt.to));
      }
    } finally {
      workshop.dispose();
    }
    return results.finish();
  }

  private void prove(Spoilt spoilt, Path jar)
      throws IOException, InterruptedException, SQLException {
    results.note("a server " + spoilt.name.replace('-', ' '));
    var found = Results.rehearsal(spoilt.name);
    var code = new ChaosBench(options.with("jar", jar.toString()), found).run();
    if (spoilt.fault.isEmpty()) {
      results.none(spoilt.name + "-red", code);
    } else {
      results.atLeast(spoilt.name + "-red", code, "exit code", 1);
      results.atLeast(spoilt.name + "-" + spoilt.fault, found.value(spoilt.fault), "count", 1);
    }
  }
}

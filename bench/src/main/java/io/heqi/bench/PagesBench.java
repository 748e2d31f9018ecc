package io.heqi.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How accessible Lighthouse finds each page of the demo merchant: the desk as its owner sees it,
/// and a shop's page with the widget.
final class PagesBench {

  private static final Path SCRIPT = Path.of("bench", "pages", "audit.js");
  private static final int LEAST = 95;
  private static final int LEAST_PAGES = 10;

  private final Options options;
  private final Results results = new Results("pages");
  private final JsonMapper json = JsonMapper.builder().build();

  PagesBench(Options options) {
    this.options = options;
  }

  int run() throws IOException, InterruptedException {
    if (!Files.isDirectory(SCRIPT.resolveSibling("node_modules"))) {
      throw new Options.Misused("Lighthouse is not installed; run npm ci in bench/pages");
    }
    try (var server = new RunningServer(options)) {
      server.start();
      audit(server);
      return results.finish();
    }
  }

  private void audit(RunningServer server) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder("node", SCRIPT.toString(), "http://127.0.0.1:" + server.port())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var pages = 0;
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = out.readLine(); line != null; line = out.readLine()) {
        judge(json.readTree(line));
        pages++;
      }
    } finally {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
    results.none("audit-broken", process.waitFor());
    results.atLeast("pages", pages, "count", LEAST_PAGES);
  }

  private void judge(JsonNode page) {
    var name = page.get("page").asString();
    page.get("faults").forEach(fault -> results.note(name + " fails " + fault.asString()));
    results.atLeast("accessibility-" + name, page.get("score").asInt(), "of 100", LEAST);
  }
}

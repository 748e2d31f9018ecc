package io.heqi.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A Heqi server of the bench's own: a process on a free port with a data directory that the bench
/// may throw away. The limits per visitor are lifted, for one process plays them all.
final class RunningServer implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(4);
  private static final Map<String, String> UNLIMITED =
      Map.of(
          "HEQI_CHANNEL_MESSAGES_PER_SECOND", "1000000",
          "HEQI_CHANNEL_BURST", "1000000",
          "HEQI_RATE_LIMITS_ACCOUNT_BURST", "1000000000",
          "HEQI_RATE_LIMITS_SIGN_IN_BURST", "1000000000",
          "HEQI_RATE_LIMITS_SOCKET_BURST", "1000000000",
          "HEQI_RATE_LIMITS_WIDGET_BURST", "1000000000",
          "HEQI_RATE_LIMITS_SOCKETS_OF_ADDRESS", "1000000");

  private final Path jar;
  private final String heap;
  private final DataFolder data;
  private final int port;
  private final Map<String, String> environment = new HashMap<>(UNLIMITED);
  private @Nullable Process process;

  RunningServer(Options options) throws IOException {
    this.jar = options.path("jar").orElse(Path.of("server", "target", "heqi.jar")).toAbsolutePath();
    this.heap = options.text("heap", "1g");
    this.data = DataFolder.of(options);
    this.port = freePort();
    Runtime.getRuntime().addShutdownHook(new Thread(this::killQuietly));
    if (!Files.exists(jar)) {
      throw new Options.Misused("no server at " + jar + "; build it or name it with --jar");
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// The bench may be interrupted; no server stays behind.
  private void killQuietly() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  int port() {
    return port;
  }

  /// A setting for the next start, such as `HEQI_CONVERSATION_BATCH`.
  void set(String name, String value) {
    environment.put(name, value);
  }

  /// Starts the process and returns once it is ready for requests.
  void start() throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heap,
            "-jar",
            jar.toString());
    builder.environment().putAll(environment);
    builder.environment().put("HEQI_PORT", Integer.toString(port));
    builder.environment().put("HEQI_DATA", data.path().toString());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
    process = builder.start();
    awaitReady();
  }

  private Path logFile() {
    return beside("log");
  }

  /// A path next to the data, which stays when the data go.
  Path beside(String ending) {
    return data.path().resolveSibling(data.path().getFileName() + "." + ending);
  }

  private void awaitReady() throws IOException, InterruptedException {
    var deadline = System.nanoTime() + START_LIMIT.toNanos();
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
            .timeout(Duration.ofSeconds(5))
            .build();
    var answer = 0;
    try (var client = HttpClient.newHttpClient()) {
      while (answer != 200) {
        if (!running().isAlive() || System.nanoTime() > deadline) {
          throw new IOException(
              "the server did not start (readiness answers %d); see %s"
                  .formatted(answer, logFile()));
        }
        TimeUnit.MILLISECONDS.sleep(50);
        answer = status(client, request);
      }
    }
  }

  /// @return 0 where there is no answer
  private static int status(HttpClient client, HttpRequest request) throws InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException _) {
      return 0;
    }
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException("the server was not started");
    }
    return process;
  }

  long pid() {
    return running().pid();
  }

  Path jar() {
    return jar;
  }

  Path data() {
    return data.path();
  }

  Database database() throws IOException {
    return Database.in(data.path());
  }

  CpuTime cpu() throws IOException {
    return CpuTime.of(pid(), database().process());
  }

  /// Ends the server as `kill -9` does; its database hears of it and stops by itself.
  void kill() throws InterruptedException {
    running().destroyForcibly().waitFor();
  }

  /// Ends the database as a power cut would: the postmaster and every backend with `kill -9`.
  void killDatabase() throws IOException {
    var postmaster = ProcessHandle.of(database().process());
    var backends = postmaster.stream().flatMap(ProcessHandle::descendants).toList();
    postmaster.ifPresent(ProcessHandle::destroyForcibly);
    backends.forEach(ProcessHandle::destroyForcibly);
  }

  /// Stops in good order.
  void stop() {
    running().destroy();
    try {
      if (!running().waitFor(40, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException _) {
      running().destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    if (process != null) {
      stop();
    }
    data.dispose();
  }
}

package io.heqi.foundation.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The PostgreSQL that Heqi starts and stops itself. Durable as any other: `fsync` and
/// `synchronous_commit` stay on, pages carry checksums, passwords are SCRAM, and it listens on the
/// loopback address alone.
///
/// It runs under a shell whose standard input is a pipe from this process. When this process ends,
/// however it ends, the pipe closes and the shell stops the server in good order, so no orphan
/// stays behind.
final class EmbeddedPostgres implements DatabaseServer {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final String KEEPER =
      """
      exec 3<&0
      "$@" </dev/null 3<&- & server=$!
      { cat <&3 >/dev/null; kill -INT $server 2>/dev/null; } & keeper=$!
      wait $server; result=$?
      kill $keeper 2>/dev/null
      exit $result
      """;

  private final Path directory;
  private final FileLock lock;
  private final GeneratedSecrets secrets;
  private final PostgresBinaries binaries;
  private final List<String> asOrdinaryUser;
  private int port;
  private @Nullable Process process;

  private EmbeddedPostgres(Path directory, FileLock lock) throws IOException {
    this.directory = directory;
    this.lock = lock;
    this.secrets = GeneratedSecrets.in(directory);
    this.binaries = PostgresBinaries.unpackInto(directory);
    this.asOrdinaryUser = OrdinaryUser.prefix(directory);
  }

  /// Starts the server on the data in `directory`, making them first where there are none.
  static EmbeddedPostgres startIn(Path directory) throws IOException {
    var place = directory.toAbsolutePath().normalize();
    Files.createDirectories(place);
    var server = new EmbeddedPostgres(place, lock(place));
    server.start();
    return server;
  }

  private static FileLock lock(Path directory) throws IOException {
    var channel =
        FileChannel.open(
            directory.resolve("heqi.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      var lock = channel.tryLock();
      if (lock != null) {
        return lock;
      }
    } catch (java.nio.channels.OverlappingFileLockException _) {
      // Held inside this very process; the answer is the same.
    }
    channel.close();
    throw new DataDirectoryInUse(directory);
  }

  private void start() throws IOException {
    var data = directory.resolve("postgres");
    if (!Files.exists(data)) {
      initialise(data);
    }
    stopOrphan(data);
    port = freePort();
    process = launch(data);
    try (var connection = awaitConnection()) {
      DatabaseRoles.ensure(connection, secrets);
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL started, but its roles could not be set up", e);
    }
    log.info("PostgreSQL runs on 127.0.0.1:{} with its data in {}", port, data);
  }

  private void initialise(Path data) throws IOException {
    var fresh = directory.resolve("postgres.init");
    PostgresBinaries.deleteAll(fresh);
    var password = Files.createTempFile(directory, "initdb", ".pw");
    Files.writeString(password, secrets.superuserPassword());
    OrdinaryUser.give(directory, password, asOrdinaryUser);
    try {
      run(
          List.of(
              binaries.program("initdb"),
              "-D",
              fresh.toString(),
              "-U",
              "postgres",
              "-A",
              "scram-sha-256",
              "--pwfile=" + password,
              "-E",
              "UTF8",
              "--locale-provider=builtin",
              "--builtin-locale=C.UTF-8",
              "--locale=C",
              "--lc-ctype=C.UTF-8",
              "--data-checksums"));
    } finally {
      Files.delete(password);
    }
    Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /// A server left over from a run in which shell and program both were killed holds the data; the
  /// lock proves that no other Heqi uses it.
  private void stopOrphan(Path data) throws IOException {
    var pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().trim());
    var orphan =
        ProcessHandle.of(pid)
            .filter(
                p -> p.info().commandLine().map(c -> c.contains(data.toString())).orElse(false));
    if (orphan.isPresent()) {
      log.warn("Stopping a PostgreSQL (process {}) that an earlier run left behind", pid);
      run(List.of(binaries.program("pg_ctl"), "stop", "-D", data.toString(), "-m", "fast", "-w"));
    }
  }

  private Process launch(Path data) throws IOException {
    var command = new ArrayList<String>();
    if (OrdinaryUser.works("setsid", "true")) {
      command.add("setsid");
    }
    command.addAll(List.of("sh", "-c", KEEPER, "heqi-postgres"));
    command.addAll(asOrdinaryUser);
    command.addAll(
        List.of(
            binaries.program("postgres"),
            "-D",
            data.toString(),
            "-p",
            Integer.toString(port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "shared_buffers=128MB",
            "-c",
            "max_connections=100",
            "-c",
            "max_wal_size=1GB",
            "-c",
            "random_page_cost=1.1",
            "-c",
            "log_timezone=UTC",
            "-c",
            "timezone=UTC"));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(
            ProcessBuilder.Redirect.appendTo(directory.resolve("postgres.log").toFile()))
        .start();
  }

  private Connection awaitConnection() {
    var deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (true) {
      try {
        return DriverManager.getConnection(
            address("postgres"), "postgres", secrets.superuserPassword());
      } catch (SQLException e) {
        if (process == null || !process.isAlive() || System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "PostgreSQL did not start; see " + directory.resolve("postgres.log"), e);
        }
      }
      try {
        TimeUnit.MILLISECONDS.sleep(25);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while PostgreSQL was starting", e);
      }
    }
  }

  private void run(List<String> command) throws IOException {
    var whole = new ArrayList<>(asOrdinaryUser);
    whole.addAll(command);
    var child = new ProcessBuilder(whole).redirectErrorStream(true).start();
    var output =
        new String(child.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    try {
      if (child.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + " failed:\n" + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private String address(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  @Override
  public Address running() {
    return new Address(
        address(DatabaseRoles.DATABASE), DatabaseRoles.RUNNING, secrets.runningPassword());
  }

  @Override
  public Address owner() {
    return new Address(
        address(DatabaseRoles.DATABASE), DatabaseRoles.OWNER, secrets.ownerPassword());
  }

  @Override
  public void close() {
    try {
      var running = process;
      if (running != null) {
        running.getOutputStream().close();
        if (!running.waitFor(30, TimeUnit.SECONDS)) {
          log.warn("PostgreSQL is still stopping after 30 s; leaving it to finish by itself");
        }
      }
      lock.acquiredBy().close();
    } catch (IOException e) {
      log.warn("PostgreSQL could not be stopped in good order", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

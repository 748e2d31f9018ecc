package io.heqi.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/// The PostgreSQL of a house that was started once, run without Heqi, as the external database of
/// several nodes.
final class PostgresAlone implements AutoCloseable {

  private final Path data;
  private final int port;
  private final Process process;
  private final Properties secrets = new Properties();

  PostgresAlone(Path data) throws IOException, InterruptedException {
    this.data = data;
    try (var in = Files.newBufferedReader(data.resolve("secrets.properties"))) {
      secrets.load(in);
    }
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = socket.getLocalPort();
    }
    this.process =
        new ProcessBuilder(command())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("postgres.log").toFile()))
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    awaitConnection();
  }

  /// PostgreSQL refuses to run as root, so root puts it into a user namespace, as Heqi does.
  private List<String> command() throws IOException {
    var command = new ArrayList<String>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(program().toString(), "-D", data.resolve("postgres").toString()));
    command.addAll(List.of("-p", Integer.toString(port)));
    for (var setting :
        List.of("listen_addresses=127.0.0.1", "unix_socket_directories=", "timezone=UTC")) {
      command.addAll(List.of("-c", setting));
    }
    return command;
  }

  private Path program() throws IOException {
    try (var folders = Files.list(data)) {
      return folders
          .map(folder -> folder.resolve("bin").resolve("postgres"))
          .filter(Files::exists)
          .findFirst()
          .orElseThrow(() -> new IOException("no PostgreSQL in " + data));
    }
  }

  private void awaitConnection() throws IOException, InterruptedException {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (true) {
      try (var _ = DriverManager.getConnection(address("heqi_owner", "owner"))) {
        return;
      } catch (SQLException e) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          throw new IOException("PostgreSQL did not start; see " + data.resolve("postgres.log"), e);
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  /// The JDBC address of the database for a role.
  ///
  /// @param secret what the role's password is called among the secrets
  String address(String role, String secret) {
    return "jdbc:postgresql://127.0.0.1:%d/heqi?user=%s&password=%s"
        .formatted(port, role, secrets.getProperty(secret));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

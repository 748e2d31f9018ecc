package io.heqi.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// How many bare one-row commits per second the very same database reaches: the yardstick of
/// everything durable.
final class Pgbench {

  private static final List<Integer> CLIENTS = List.of(1, 2, 4, 8, 16, 32);
  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
  private static final String INSERT =
      "insert into lines (sender, body) values (:client_id, 'a message of about as many characters"
          + " as a customer writes, which are some 60');\n";

  private final Database database;
  private final Path script;

  private Pgbench(Database database, Path script) {
    this.database = database;
    this.script = script;
  }

  static Pgbench on(Database database, Path data) throws IOException, SQLException {
    var script = data.resolve("pgbench.sql");
    Files.writeString(script, INSERT);
    try (var connection = database.connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute("create database bench");
    }
    try (var connection = database.connect("bench");
        var statement = connection.createStatement()) {
      statement.execute(
          "create table lines (id bigint generated always as identity primary key, sender int not"
              + " null, body text not null)");
    }
    return new Pgbench(database, script);
  }

  /// The rate for each number of clients.
  Map<Integer, Double> sweep(int seconds) throws IOException, InterruptedException {
    var rates = new TreeMap<Integer, Double>();
    for (var clients : CLIENTS) {
      rates.put(clients, rate(clients, seconds));
    }
    return rates;
  }

  /// Commits per second.
  double rate(int clients, int seconds) throws IOException, InterruptedException {
    var output = run(command(clients, seconds));
    var rate = RATE.matcher(output);
    if (!rate.find()) {
      throw new IOException("pgbench gave no rate:\n" + output);
    }
    return Double.parseDouble(rate.group(1));
  }

  private List<String> command(int clients, int seconds) {
    return List.of(
        "pgbench",
        "-n",
        "-M",
        "prepared",
        "-f",
        script.toString(),
        "-c",
        Integer.toString(clients),
        "-j",
        Integer.toString(Math.min(clients, 2)),
        "-T",
        Integer.toString(seconds),
        "-h",
        "127.0.0.1",
        "-p",
        Integer.toString(database.port()),
        "-U",
        "postgres",
        "bench");
  }

  private String run(List<String> command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", database.password());
    try {
      var process = builder.start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException("pgbench failed:\n" + output);
      }
      return output;
    } catch (IOException e) {
      throw new IOException(
          "cannot run pgbench; it comes with PostgreSQL (Debian, Ubuntu: apt-get install"
              + " postgresql-contrib; Fedora: dnf install postgresql-contrib; macOS: brew install"
              + " postgresql)",
          e);
    }
  }
}

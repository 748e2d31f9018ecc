package io.heqi.staff;

import io.heqi.foundation.security.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `bin/admin`: gets somebody in again who cannot ask a colleague. It speaks to the database of a
/// running Heqi, so whoever may read the data directory may use it, and nobody else.
public final class AdminCommand {

  private static final String USAGE =
      """
      Usage: bin/admin [--data DIR] password EMAIL        prints a link by which a new password is chosen
             bin/admin [--data DIR] second-factor EMAIL   forgets the second factor of the account
      """;

  private AdminCommand() {}

  /// @return the exit code
  public static int run(String... arguments) {
    if (arguments.length != 2) {
      System.err.print(USAGE);
      return 2;
    }
    try (var database = connect()) {
      var account = accountOf(database, arguments[1]);
      if (account == null) {
        System.err.println("There is no account with the address " + arguments[1]);
        return 1;
      }
      return switch (arguments[0]) {
        case "password" -> password(database, account);
        case "second-factor" -> secondFactor(database, account);
        default -> {
          System.err.print(USAGE);
          yield 2;
        }
      };
    } catch (IOException | SQLException e) {
      System.err.println("Heqi's database cannot be reached: " + e.getMessage());
      System.err.println("Start Heqi first, and name its data directory with --data.");
      return 1;
    }
  }

  private static Connection connect() throws IOException, SQLException {
    var external = System.getenv("HEQI_DATABASE_OWNER_URL");
    if (external != null && !external.isBlank()) {
      return DriverManager.getConnection(external);
    }
    var data = Path.of(Objects.requireNonNullElse(System.getenv("HEQI_DATA"), "data"));
    var port =
        Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid")).get(3).strip();
    var secrets = new Properties();
    try (var in = Files.newBufferedReader(data.resolve("secrets.properties"))) {
      secrets.load(in);
    }
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/heqi",
        "heqi_owner",
        String.valueOf(secrets.getProperty("owner")));
  }

  private static @Nullable UUID accountOf(Connection database, String email) throws SQLException {
    try (var select =
        database.prepareStatement("select id from staff.accounts where lower(email) = lower(?)")) {
      select.setString(1, email.strip());
      try (var rows = select.executeQuery()) {
        return rows.next() ? rows.getObject(1, UUID.class) : null;
      }
    }
  }

  private static int password(Connection database, UUID account) throws SQLException {
    var token = Tokens.next();
    try (var insert =
        database.prepareStatement(
            """
            insert into staff.one_time_links (token_hash, purpose, account_id, created_at, expires_at)
            values (?, 'RESET', ?, now(), now() + interval '1 hour')
            """)) {
      insert.setBytes(1, Tokens.hash(token));
      insert.setObject(2, account);
      insert.executeUpdate();
    }
    System.out.println("Open this on Heqi's address within an hour, once: /welcome/" + token);
    return 0;
  }

  private static int secondFactor(Connection database, UUID account) throws SQLException {
    try (var update =
        database.prepareStatement(
            """
            update staff.accounts set totp_secret = null, failed_sign_ins = 0, locked_until = null where id = ?
            """)) {
      update.setObject(1, account);
      update.executeUpdate();
    }
    System.out.println("The password alone is enough now; set the second factor up anew.");
    return 0;
  }
}

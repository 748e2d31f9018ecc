package io.heqi.foundation.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.testing.TestDataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {

  private static Connection connect(DatabaseServer server) throws SQLException {
    var address = server.owner();
    return DriverManager.getConnection(address.url(), address.user(), address.password());
  }

  private static String setting(Connection connection, String name) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("show " + name)) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void isDurableAndRefusesASecondStartOnTheSameData() throws Exception {
    var directory = TestDataDirectory.fresh();
    try (var server = EmbeddedPostgres.startIn(directory);
        var connection = connect(server)) {
      assertThat(setting(connection, "fsync")).isEqualTo("on");
      assertThat(setting(connection, "synchronous_commit")).isEqualTo("on");
      assertThat(setting(connection, "data_checksums")).isEqualTo("on");
      assertThatThrownBy(() -> EmbeddedPostgres.startIn(directory))
          .isInstanceOf(DataDirectoryInUse.class)
          .hasMessageContaining("in use by another running Heqi");
    }
  }

  @Test
  void keepsWhatWasCommittedWhenItsServerIsKilled() throws Exception {
    var directory = TestDataDirectory.fresh();
    try (var server = EmbeddedPostgres.startIn(directory);
        var connection = connect(server);
        var statement = connection.createStatement()) {
      statement.execute("create table kept (word text)");
      statement.execute("insert into kept values ('和气')");
      killPostmaster(directory);
    }
    try (var server = EmbeddedPostgres.startIn(directory);
        var connection = connect(server);
        var statement = connection.createStatement();
        var row = statement.executeQuery("select word from kept")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo("和气");
    }
  }

  @Test
  void searchesChineseInItsLocale() throws Exception {
    try (var server = EmbeddedPostgres.startIn(TestDataDirectory.fresh());
        var connection = connect(server);
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select datctype from pg_database where datname = current_database()")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo("C.UTF-8");
    }
  }

  private static void killPostmaster(Path directory)
      throws IOException, InterruptedException, ExecutionException {
    var pidFile = directory.resolve("postgres/postmaster.pid");
    var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().trim());
    var postmaster = ProcessHandle.of(pid).orElseThrow();
    var children = postmaster.children().toList();
    postmaster.destroyForcibly();
    postmaster.onExit().get();
    for (var child : children) {
      child.destroyForcibly();
      child.onExit().get();
    }
  }
}

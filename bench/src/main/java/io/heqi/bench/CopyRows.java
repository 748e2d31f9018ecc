package io.heqi.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows on their way into one table by `COPY`, on a connection of their own. A row is its values in
/// turn and then `end`; texts must hold neither tabs, line ends nor backslashes.
final class CopyRows {

  private static final int CHUNK = 1 << 17;

  private final Connection connection;
  private final CopyIn copy;
  private final StringBuilder waiting = new StringBuilder(CHUNK + 4_096);
  private long rows;

  CopyRows(Connection connection, String target) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
    this.copy =
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + target + " from stdin");
  }

  CopyRows add(@Nullable Object value) {
    waiting.append(value == null ? "\\N" : value).append('\t');
    return this;
  }

  CopyRows add(long value) {
    waiting.append(value).append('\t');
    return this;
  }

  CopyRows add(int[] values) {
    waiting.append('{');
    for (var value : values) {
      waiting.append(value).append(',');
    }
    if (values.length > 0) {
      waiting.setLength(waiting.length() - 1);
    }
    waiting.append("}\t");
    return this;
  }

  void end() throws SQLException {
    waiting.setCharAt(waiting.length() - 1, '\n');
    rows++;
    if (waiting.length() >= CHUNK) {
      send();
    }
  }

  private void send() throws SQLException {
    var bytes = waiting.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    waiting.setLength(0);
  }

  /// Commits and says how many rows there were.
  long finish() throws SQLException {
    send();
    copy.endCopy();
    connection.commit();
    connection.close();
    return rows;
  }
}

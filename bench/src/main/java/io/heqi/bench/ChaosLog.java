package io.heqi.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What one chaos client did and saw, one line each, written down at once; the checker reads it.
/// The fields are parted by tabs and begin with the kind:
///
/// - `CLIENT customer|agent name` - `SEND id conversation`, once for each attempt; `-` where the
/// client knows no conversation - `ACK id conversation seq`, for each acknowledgement; `REFUSED id
/// code` - `SEEN conversation seq sender kind body`, a line when it first came on the screen;
/// `FRESH …`, the same line when everything was loaded anew at the end; `CLASH …`, a line that came
/// again and was another - `ROW conversation changeNo`, the inbox row as it stood at the end;
/// `DONE` where the client came to its end - `NOTE text`, for people
final class ChaosLog implements AutoCloseable {

  private final BufferedWriter out;

  ChaosLog(Path directory, String side, String name) throws IOException {
    this.out = Files.newBufferedWriter(directory.resolve(name + ".log"));
    add("CLIENT", side, name);
  }

  synchronized void add(String... fields) {
    try {
      out.write(String.join("\t", fields));
      out.newLine();
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }
}

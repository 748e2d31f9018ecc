package io.heqi.foundation.exchange;

import io.heqi.foundation.files.FileStore;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Files that somebody handed in for an import, kept as they came until nobody needs them.
@Component
public class HandedFiles {

  private static final String AS_IT_CAME = "";

  private final FileStore files;

  HandedFiles(FileStore files) {
    this.files = files;
  }

  /// Work on a file that lies on the disk.
  public interface Work<R> {
    R on(Path file) throws IOException;
  }

  /// Lets somebody look at what comes, and keep it or not. Nothing stays behind.
  ///
  /// @param most bytes; what has more is refused before it is read to its end
  public <R> R receive(InputStream content, long most, Supplier<Refusal> tooLarge, Work<R> look)
      throws IOException {
    var fresh = files.fresh();
    try {
      copy(content, fresh, most, tooLarge);
      return look.on(fresh);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void copy(InputStream content, Path to, long most, Supplier<Refusal> tooLarge)
      throws IOException {
    try (var out = Files.newOutputStream(to)) {
      var buffer = new byte[64 * 1_024];
      var size = 0L;
      for (var some = content.read(buffer); some >= 0; some = content.read(buffer)) {
        size += some;
        if (size > most) {
          throw tooLarge.get();
        }
        out.write(buffer, 0, some);
      }
    }
  }

  public void keep(MerchantId merchant, UUID id, Path received) throws IOException {
    files.keep(merchant, id, AS_IT_CAME, received);
  }

  /// Workbooks are read in leaps, so the file must lie on the disk, whatever keeps it.
  public <R> R open(MerchantId merchant, UUID id, Work<R> work) throws IOException {
    var copy = files.fresh();
    try (var in = files.open(merchant, id, AS_IT_CAME)) {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      return work.on(copy);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  public void drop(MerchantId merchant, UUID id) throws IOException {
    files.drop(merchant, id, AS_IT_CAME);
  }
}

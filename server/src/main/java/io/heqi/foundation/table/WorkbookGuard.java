package io.heqi.foundation.table;

import io.heqi.shared.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// A workbook is a packed folder; one that unpacks to too much is refused before it is read. What
/// it says of its own size is not believed.
final class WorkbookGuard {

  /// Strings and styles, of which a reader keeps all in memory.
  private static final long LARGEST_PART = 64L << 20;

  private WorkbookGuard() {}

  /// @param most bytes that the whole may unpack to
  static void check(Path path, long most) throws IOException {
    try (var zip = new ZipFile(path.toFile())) {
      if (zip.getEntry("xl/workbook.xml") == null) {
        throw Refusal.unsupported("foundation.table-unreadable");
      }
      var left = most;
      for (var entry : Collections.list(zip.entries())) {
        var isSheet = entry.getName().startsWith("xl/worksheets/");
        var allowed = isSheet ? left : Math.min(left, LARGEST_PART);
        var size = unpacked(zip, entry, allowed);
        if (size > allowed) {
          throw Refusal.tooLarge("foundation.table-too-large", most >> 20);
        }
        left -= size;
      }
    } catch (ZipException e) {
      throw Refusal.unsupported("foundation.table-unreadable");
    }
  }

  /// The size of an entry, or more than is allowed as soon as it is more.
  private static long unpacked(ZipFile zip, ZipEntry entry, long allowed) throws IOException {
    var buffer = new byte[64 * 1_024];
    var size = 0L;
    try (var in = zip.getInputStream(entry)) {
      for (var some = in.read(buffer); some >= 0 && size <= allowed; some = in.read(buffer)) {
        size += some;
      }
    }
    return size;
  }
}

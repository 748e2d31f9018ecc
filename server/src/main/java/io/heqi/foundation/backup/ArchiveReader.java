package io.heqi.foundation.backup;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/// Reads an archive once from front to end and believes nothing of it before the end: names that
/// lead elsewhere, links, missing, changed and additional files are refused.
final class ArchiveReader {

  /// Names that our writer makes: no root, no empty or dotted step, no backslash.
  private static final Pattern SAFE =
      Pattern.compile(
          "(?:(?!\\.{1,2}(?:/|$))[^/\\\\\\p{Cntrl}]+/)*(?!\\.{1,2}$)[^/\\\\\\p{Cntrl}]+/?");

  private static final int MANIFEST_LIMIT = 512 * 1024 * 1024;

  private final Path file;

  ArchiveReader(Path file) {
    this.file = file;
  }

  /// Takes what the archive holds, in its order; nothing counts until [#read] has returned.
  interface Receiver {

    void directory(String name) throws IOException;

    void file(String name, InputStream content) throws IOException;
  }

  Manifest read(Receiver receiver) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BackupRefused(file + " is not a file.");
    }
    try (var packed = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        var unpacked = unpacked(packed);
        var tar = new TarArchiveInputStream(unpacked, "UTF-8")) {
      var manifest = read(tar, receiver);
      new Unclosed(unpacked).transferTo(OutputStream.nullOutputStream());
      return manifest;
    }
  }

  private GzipCompressorInputStream unpacked(InputStream packed) throws BackupRefused {
    try {
      return GzipCompressorInputStream.builder()
          .setInputStream(packed)
          .setDecompressConcatenated(true)
          .get();
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private Manifest read(TarArchiveInputStream tar, Receiver receiver) throws IOException {
    var found = new ArrayList<Manifest.Part>();
    for (var entry = next(tar); entry != null; entry = next(tar)) {
      requireSafe(entry);
      if (entry.getName().equals(Manifest.NAME)) {
        return manifest(tar, found);
      }
      if (entry.isDirectory()) {
        receiver.directory(entry.getName());
      } else {
        found.add(part(tar, entry, receiver));
      }
    }
    throw new BackupRefused(file + " is cut off: it ends without its manifest.");
  }

  private @Nullable TarArchiveEntry next(TarArchiveInputStream tar) throws BackupRefused {
    try {
      return tar.getNextEntry();
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(e);
    }
  }

  private void requireSafe(TarArchiveEntry entry) throws BackupRefused {
    if (!SAFE.matcher(entry.getName()).matches()) {
      throw new BackupRefused(file + " holds a name that leads elsewhere: " + entry.getName());
    }
    if ((!entry.isFile() && !entry.isDirectory())
        || entry.isSymbolicLink()
        || entry.isLink()
        || entry.isSparse()) {
      throw new BackupRefused(file + " holds something that is no plain file: " + entry.getName());
    }
  }

  private Manifest.Part part(TarArchiveInputStream tar, TarArchiveEntry entry, Receiver receiver)
      throws IOException {
    var digest = Checksums.sha256();
    var content = new DigestInputStream(new Unclosed(tar), digest);
    receiver.file(entry.getName(), content);
    content.transferTo(OutputStream.nullOutputStream());
    return new Manifest.Part(
        entry.getName(), entry.getSize(), HexFormat.of().formatHex(digest.digest()));
  }

  private Manifest manifest(TarArchiveInputStream tar, List<Manifest.Part> found)
      throws IOException {
    var manifest = Manifest.read(new Unclosed(tar).readNBytes(MANIFEST_LIMIT));
    if (!manifest.parts().equals(found)) {
      throw new BackupRefused(file + " was changed: what it holds is not what its manifest lists.");
    }
    if (next(tar) != null) {
      throw new BackupRefused(file + " was changed: something follows its manifest.");
    }
    return manifest;
  }

  private BackupRefused damaged(Exception cause) {
    return new BackupRefused("%s is cut off or damaged (%s).".formatted(file, cause), cause);
  }

  /// Whoever takes a file must not close the archive, and is told when the archive fails.
  private final class Unclosed extends FilterInputStream {

    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      try {
        return in.read(into, offset, length);
      } catch (IOException | IllegalArgumentException e) {
        throw damaged(e);
      }
    }

    @Override
    public void close() {}
  }
}

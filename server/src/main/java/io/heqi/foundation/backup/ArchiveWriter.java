package io.heqi.foundation.backup;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/// Writes a `tar.gz` that only its owner may read, under a name ending in `.part` until it is
/// whole.
final class ArchiveWriter implements AutoCloseable {

  private static final byte[] ZEROS = new byte[8192];

  private final Path file;
  private final Path unfinished;
  private final FileChannel channel;
  private final TarArchiveOutputStream tar;
  private final List<Manifest.Part> parts = new ArrayList<>();

  private ArchiveWriter(Path file, Path unfinished) throws IOException {
    this.file = file;
    this.unfinished = unfinished;
    this.channel = FileChannel.open(unfinished, StandardOpenOption.WRITE);
    var fast = new GzipParameters();
    fast.setCompressionLevel(Deflater.BEST_SPEED);
    var sink = new BufferedOutputStream(Channels.newOutputStream(channel));
    this.tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(sink, fast), "UTF-8");
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
  }

  static ArchiveWriter to(Path file) throws IOException {
    if (Files.exists(file)) {
      throw new BackupRefused(file + " exists already; a backup overwrites nothing.");
    }
    var unfinished = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(unfinished);
    Files.createFile(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return new ArchiveWriter(file, unfinished);
  }

  /// Where a part may be prepared: beside the archive, as private as it.
  Path scratch() throws IOException {
    return Files.createTempFile(
        file.toAbsolutePath().getParent(), file.getFileName() + ".", ".part");
  }

  void directory(String name) throws IOException {
    var entry = new TarArchiveEntry(name + "/");
    entry.setMode(0700);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  /// Adds a file as long as it is now: what a running database appends meanwhile comes back from
  /// its log, and so does what it cuts off.
  ///
  /// @return false where the file is gone
  boolean file(String name, Path source) throws IOException {
    try (var in = Files.newInputStream(source)) {
      entry(name, Files.size(source), in);
      return true;
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  void bytes(String name, byte[] content) throws IOException {
    entry(name, content.length, new ByteArrayInputStream(content));
  }

  private void entry(String name, long size, InputStream in) throws IOException {
    var entry = new TarArchiveEntry(name);
    entry.setSize(size);
    entry.setMode(0600);
    tar.putArchiveEntry(entry);
    var digest = Checksums.sha256();
    copy(in, size, new DigestOutputStream(tar, digest));
    tar.closeArchiveEntry();
    parts.add(new Manifest.Part(name, size, HexFormat.of().formatHex(digest.digest())));
  }

  private static void copy(InputStream in, long size, OutputStream out) throws IOException {
    var buffer = new byte[128 * 1024];
    var left = size;
    while (left > 0) {
      var read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        break;
      }
      out.write(buffer, 0, read);
      left -= read;
    }
    while (left > 0) {
      var zeros = (int) Math.min(ZEROS.length, left);
      out.write(ZEROS, 0, zeros);
      left -= zeros;
    }
  }

  List<Manifest.Part> parts() {
    return List.copyOf(parts);
  }

  /// Writes the manifest and gives the archive its name.
  void finish(Manifest manifest) throws IOException {
    bytes(Manifest.NAME, manifest.bytes());
    tar.close();
    try (var written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(unfinished);
  }
}

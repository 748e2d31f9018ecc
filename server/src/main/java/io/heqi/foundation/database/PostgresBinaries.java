package io.heqi.foundation.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The PostgreSQL programs that travel inside the jar, unpacked once into the data directory.
record PostgresBinaries(Path home) {

  static PostgresBinaries unpackInto(Path directory) throws IOException {
    var bundles =
        new PathMatchingResourcePatternResolver().getResources("classpath*:/postgres-*.txz");
    if (bundles.length == 0) {
      throw new IllegalStateException(
          "This build holds no PostgreSQL for this machine. Set HEQI_DATABASE_URL and"
              + " HEQI_DATABASE_OWNER_URL to a PostgreSQL 18, or build Heqi on this machine.");
    }
    var bundle = bundles[0];
    var home = directory.resolve("postgresql-" + bundle.contentLength());
    if (!Files.exists(home)) {
      var fresh = directory.resolve(home.getFileName() + ".unpacking");
      deleteAll(fresh);
      try (var in = bundle.getInputStream()) {
        unpack(in, fresh);
      }
      Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresBinaries(home);
  }

  String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  private static void unpack(InputStream bundle, Path target) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(bundle))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, target);
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    var path = target.resolve(entry.getName()).normalize();
    if (!path.startsWith(target)) {
      throw new IOException(
          "The PostgreSQL bundle names a path outside itself: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
    if ((entry.getMode() & 0100) != 0) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  static void deleteAll(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (var paths = Files.walk(root)) {
      paths
          .sorted(Comparator.reverseOrder())
          .forEach(
              path -> {
                try {
                  Files.delete(path);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}

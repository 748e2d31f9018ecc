package io.heqi.foundation.files;

import io.heqi.foundation.database.DataDirectory;
import io.heqi.shared.MerchantId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/// Files on the local disk, under `files/<merchant>/<last two digits>/<id>`.
@Component
class DiskFileStore implements FileStore {

  private static final Logger log = LoggerFactory.getLogger(DiskFileStore.class);

  /// Nobody is at work on what came in so long ago; whoever was has died.
  private static final Duration LEFT_BEHIND = Duration.ofDays(1);

  private final Path root;
  private final Clock clock;

  @Autowired
  DiskFileStore(DataDirectory directory, Clock clock) {
    this(directory.path().resolve("files"), clock);
  }

  DiskFileStore(Path root, Clock clock) {
    this.root = root;
    this.clock = clock;
  }

  @Override
  public void keep(MerchantId merchant, UUID id, String variant, Path finished) throws IOException {
    try (var channel = FileChannel.open(finished, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    var target = path(merchant, id, variant);
    Files.createDirectories(target.getParent());
    Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public InputStream open(MerchantId merchant, UUID id, String variant) throws IOException {
    return Files.newInputStream(path(merchant, id, variant));
  }

  @Override
  public long size(MerchantId merchant, UUID id, String variant) throws IOException {
    return Files.size(path(merchant, id, variant));
  }

  @Override
  public void drop(MerchantId merchant, UUID id, String variant) throws IOException {
    Files.deleteIfExists(path(merchant, id, variant));
  }

  @Override
  public void forget(MerchantId merchant) throws IOException {
    FileSystemUtils.deleteRecursively(root.resolve(merchant.toString()));
  }

  @Override
  public Path fresh() throws IOException {
    var incoming = incoming();
    Files.createDirectories(incoming);
    return Files.createTempFile(incoming, "upload", "");
  }

  private Path incoming() {
    return root.resolve("incoming");
  }

  /// Deletes what was coming in when a server died: it may name people, and nobody would ever ask
  /// for it.
  @Scheduled(fixedDelayString = "${heqi.files.sweep:1h}")
  void sweep() throws IOException {
    if (!Files.exists(incoming())) {
      return;
    }
    try (var files = Files.list(incoming())) {
      for (var file : (Iterable<Path>) files::iterator) {
        dropIfLeftBehind(file);
      }
    }
  }

  private void dropIfLeftBehind(Path file) throws IOException {
    try {
      var touched = Files.getLastModifiedTime(file).toInstant();
      if (touched.isBefore(clock.instant().minus(LEFT_BEHIND))) {
        Files.deleteIfExists(file);
        log.info("Deleted {}, which was left behind", file);
      }
    } catch (NoSuchFileException _) {
      // It was only just coming in, and is kept by now.
    }
  }

  private Path path(MerchantId merchant, UUID id, String variant) {
    var name = id + (variant.isEmpty() ? "" : "." + variant);
    return root.resolve(merchant.toString()).resolve(id.toString().substring(34)).resolve(name);
  }
}

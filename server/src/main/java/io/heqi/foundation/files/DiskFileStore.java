package io.heqi.foundation.files;

import io.heqi.foundation.database.DataDirectory;
import io.heqi.shared.MerchantId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/// Files on the local disk, under `files/<merchant>/<last two digits>/<id>`.
@Component
class DiskFileStore implements FileStore {

  private final Path root;

  DiskFileStore(DataDirectory directory) {
    this.root = directory.path().resolve("files");
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
    var incoming = root.resolve("incoming");
    Files.createDirectories(incoming);
    return Files.createTempFile(incoming, "upload", "");
  }

  private Path path(MerchantId merchant, UUID id, String variant) {
    var name = id + (variant.isEmpty() ? "" : "." + variant);
    return root.resolve(merchant.toString()).resolve(id.toString().substring(34)).resolve(name);
  }
}

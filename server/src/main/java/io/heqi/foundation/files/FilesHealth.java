package io.heqi.foundation.files;

import java.io.IOException;
import java.nio.file.Files;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Whether a file could be kept now.
@Component("files")
class FilesHealth implements HealthIndicator {

  private final FileStore files;

  FilesHealth(FileStore files) {
    this.files = files;
  }

  @Override
  public Health health() {
    try {
      Files.delete(files.fresh());
      return Health.up().build();
    } catch (IOException e) {
      return Health.down(e).build();
    }
  }
}

package io.heqi.foundation.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.shared.MerchantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFileStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
  private static final MerchantId MERCHANT = new MerchantId(7);

  @TempDir private Path root;
  private DiskFileStore files;

  @BeforeEach
  void aStore() {
    files = new DiskFileStore(root, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private Path touched(Duration ago) throws IOException {
    return Files.setLastModifiedTime(files.fresh(), FileTime.from(NOW.minus(ago)));
  }

  @Test
  void whatWasComingInWhenAServerDiedGoesADayLater() throws IOException {
    var old = touched(Duration.ofHours(25));
    var young = touched(Duration.ofHours(23));

    files.sweep();

    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void aFileIsKeptUntilItIsDropped() throws IOException {
    var id = UUID.fromString("01a20968-52a6-7a7d-8493-8a5f88b41473");
    var finished = touched(Duration.ofDays(3));
    files.keep(MERCHANT, id, "", Files.writeString(finished, "订单"));
    files.sweep();
    assertThat(files.size(MERCHANT, id, "")).isEqualTo(6);

    files.drop(MERCHANT, id, "");
    files.drop(MERCHANT, id, "");

    assertThat(root.resolve("7")).isDirectoryNotContaining("glob:**" + id);
  }
}

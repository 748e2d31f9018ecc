package io.heqi.foundation.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.testing.TestDataDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

class ArchiveTest {

  private Path place;
  private Path file;

  @BeforeEach
  void anArchive() throws IOException {
    place = TestDataDirectory.fresh();
    file = place.resolve("house.tar.gz");
    var noise = new byte[100_000];
    new Random(1).nextBytes(noise);
    try (var archive = ArchiveWriter.to(file)) {
      archive.directory("postgres");
      archive.bytes("postgres/PG_VERSION", "18\n".getBytes(StandardCharsets.UTF_8));
      archive.bytes("files/1/ab/picture", noise);
      archive.finish(manifest(archive.parts()));
    }
  }

  private static Manifest manifest(List<Manifest.Part> parts) {
    return new Manifest(
        Manifest.FORMAT,
        Manifest.Kind.CLUSTER,
        "1",
        "18.6",
        Instant.parse("2026-11-20T02:00:00Z"),
        Map.of("merchant", "1"),
        parts);
  }

  private Path restored() throws IOException, SQLException {
    var target = place.resolve("restored");
    new Restore(file, target).own();
    return target;
  }

  private void isRefused(String reason) throws IOException {
    assertThatThrownBy(this::restored)
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining(reason);
    assertThat(place.resolve("restored")).doesNotExist();
    assertThat(place.resolve("restored.part")).doesNotExist();
  }

  @Test
  void comesBackWhole() throws Exception {
    assertThat(restored().resolve("postgres/PG_VERSION")).hasContent("18\n");
  }

  @Test
  void isRefusedWhereverItIsCutOff() throws IOException {
    var whole = Files.readAllBytes(file);
    for (var length = 0; length < whole.length; length += 997) {
      Files.write(file, Arrays.copyOf(whole, length));
      isRefused("cut off");
    }
  }

  /// Bits that fill a stored block up to a whole byte mean nothing: where such a one changes, the
  /// content is what it was and comes back.
  @Test
  void isRefusedOrWholeWhereverAByteWasChanged() throws Exception {
    var whole = Files.readAllBytes(file);
    var content = unpacked(file);
    for (var at = 10; at < whole.length; at += 997) {
      var changed = whole.clone();
      changed[at] ^= 0x10;
      Files.write(file, changed);
      if (isStill(content)) {
        assertThat(restored().resolve("postgres/PG_VERSION")).hasContent("18\n");
        FileSystemUtils.deleteRecursively(place.resolve("restored"));
      } else {
        isRefused("");
      }
    }
  }

  private boolean isStill(byte[] content) {
    try {
      return Arrays.equals(content, unpacked(file));
    } catch (IOException _) {
      return false;
    }
  }

  private static byte[] unpacked(Path file) throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }

  @Test
  void isRefusedWhenItsManifestListsOtherContent() throws IOException {
    Files.delete(file);
    try (var archive = ArchiveWriter.to(file)) {
      archive.bytes("postgres/PG_VERSION", "18\n".getBytes(StandardCharsets.UTF_8));
      archive.finish(manifest(List.of(new Manifest.Part("postgres/PG_VERSION", 3, "00"))));
    }
    isRefused("was changed");
  }

  @Test
  void isRefusedWhenItWasMadeByANewerHeqi() throws IOException {
    Files.delete(file);
    try (var archive = ArchiveWriter.to(file)) {
      archive.finish(
          new Manifest(
              Manifest.FORMAT,
              Manifest.Kind.CLUSTER,
              "9",
              "18.6",
              Instant.EPOCH,
              Map.of("merchant", "999"),
              List.of()));
    }
    isRefused("newer Heqi (9)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../outside", "postgres/../../outside", "/outside", "a/./b", "..", "a\\..\\b"})
  void isRefusedWhenANameLeadsElsewhere(String name) throws IOException {
    Files.delete(file);
    try (var archive = ArchiveWriter.to(file)) {
      archive.bytes(name, "x".getBytes(StandardCharsets.UTF_8));
      archive.finish(manifest(archive.parts()));
    }
    if (name.equals("/outside")) {
      strip();
    }
    isRefused("leads elsewhere");
    assertThat(place.resolveSibling("outside")).doesNotExist();
  }

  /// Our writer drops a leading slash; somebody else's may not.
  private void strip() throws IOException {
    var entry = new TarArchiveEntry("/outside", true);
    write(entry, "x".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void isRefusedWhenItHoldsALink() throws IOException {
    var link = new TarArchiveEntry("postgres", TarConstants.LF_SYMLINK);
    link.setLinkName("/etc");
    write(link, new byte[0]);
    isRefused("no plain file");
  }

  private void write(TarArchiveEntry entry, byte[] content) throws IOException {
    entry.setSize(content.length);
    try (var tar =
        new TarArchiveOutputStream(
            new GzipCompressorOutputStream(Files.newOutputStream(file)), "UTF-8")) {
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    }
  }

  @Test
  void overwritesNothing() throws IOException {
    var target = Files.createDirectory(place.resolve("restored"));
    Files.writeString(target.resolve("mine"), "mine");
    assertThatThrownBy(this::restored).hasMessageContaining("not empty");
    assertThatThrownBy(() -> ArchiveWriter.to(file)).hasMessageContaining("exists already");
    assertThat(target.resolve("mine")).hasContent("mine");
  }
}

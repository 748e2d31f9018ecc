package io.heqi.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/// A fresh data directory for each start, gone when the tests end.
public final class TestDataDirectory
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of("heqi.database.directory=" + fresh()).applyTo(context);
  }

  public static Path fresh() {
    try {
      Files.createDirectories(Path.of("target"));
      var directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "data-");
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    try {
                      FileSystemUtils.deleteRecursively(directory);
                    } catch (IOException _) {
                      // The next clean build removes it.
                    }
                  }));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

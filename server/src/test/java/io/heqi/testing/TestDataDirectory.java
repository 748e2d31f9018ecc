package io.heqi.testing;

import io.heqi.merchant.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/// A fresh data directory for each start, gone when the tests end; and no way out to the shop
/// platforms, which are asked when a test says so.
public final class TestDataDirectory
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of("heqi.database.directory=" + fresh())
        .and(platforms())
        .and("heqi.queue.pace[commerce.gateway-pulls]=1d")
        .and("heqi.queue.pace[commerce.gateway-fetches]=1d")
        .and("heqi.queue.pace[commerce.supply]=1d")
        .and("heqi.queue.pace[commerce.supplier-claims]=1d")
        .applyTo(context);
  }

  private static String[] platforms() {
    return Arrays.stream(Platform.values())
        .map(name -> "heqi.gateway.addresses." + name + "=" + TestPlatforms.address(name.name()))
        .toArray(String[]::new);
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

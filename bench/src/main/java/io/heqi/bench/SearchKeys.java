package io.heqi.bench;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.jar.JarFile;

/// The search keys of a text as the measured server itself makes them: its own class, read out of
/// its jar.
final class SearchKeys {

  private static final String NAME = "io.heqi.foundation.text.LetterPairs";

  private final MethodHandle pairs;

  private SearchKeys(MethodHandle pairs) {
    this.pairs = pairs;
  }

  static SearchKeys of(Path jar) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      var entry = file.getJarEntry("BOOT-INF/classes/" + NAME.replace('.', '/') + ".class");
      if (entry == null) {
        throw new IOException("no " + NAME + " in " + jar);
      }
      try (var in = file.getInputStream(entry)) {
        var type = new Loader().define(in.readAllBytes());
        return new SearchKeys(
            MethodHandles.publicLookup()
                .findStatic(type, "of", MethodType.methodType(int[].class, String.class)));
      } catch (ReflectiveOperationException e) {
        throw new IOException("the server's " + NAME + " is not as expected", e);
      }
    }
  }

  private static final class Loader extends ClassLoader {

    Class<?> define(byte[] bytes) {
      return defineClass(NAME, bytes, 0, bytes.length);
    }
  }

  /// The keys in rising order, each once.
  int[] of(String text) {
    try {
      return (int[]) pairs.invokeExact(text);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.heqi.bench;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.tools.ToolProvider;

/// A copy of the server's jar in which one class was compiled anew from a source that was changed
/// on the way. The source in the tree stays as it is.
final class MutantJar {

  private static final Path SOURCES = Path.of("server", "src", "main", "java");
  private static final String CLASSES = "BOOT-INF/classes/";

  private final Path jar;
  private final Path workshop;

  /// @param workshop an empty folder
  MutantJar(Path jar, Path workshop) throws IOException {
    this.jar = jar;
    this.workshop = workshop;
    try (var file = new ZipFile(jar.toFile())) {
      for (var entry : file.stream().filter(e -> e.getName().startsWith("BOOT-INF/")).toList()) {
        var target = workshop.resolve("whole").resolve(entry.getName());
        if (!entry.isDirectory()) {
          Files.createDirectories(target.getParent());
          Files.copy(file.getInputStream(entry), target);
        }
      }
    }
  }

  /// @param source such as `io/heqi/conversation/WriteBatch.java`
  /// @param from a text of the source, to be replaced wherever it stands
  Path make(String name, String source, String from, String to) throws IOException {
    var text = Files.readString(SOURCES.resolve(source));
    if (!text.contains(from)) {
      throw new IOException(
          "%s no longer holds «%s»; say anew how to spoil it".formatted(source, from));
    }
    var changed = workshop.resolve(name).resolve(source);
    Files.createDirectories(changed.getParent());
    Files.writeString(changed, text.replace(from, to));
    var compiled = Files.createDirectories(workshop.resolve(name + ".classes"));
    compile(changed, compiled);
    var mutant = workshop.resolve(name + ".jar");
    Files.copy(jar, mutant);
    replace(mutant, compiled);
    return mutant;
  }

  private void compile(Path source, Path into) throws IOException {
    var code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                Stream.concat(
                        List.of("-nowarn", "-proc:none", "-parameters", "-encoding", "UTF-8")
                            .stream(),
                        Stream.of("-cp", classPath(), "-d", into.toString(), source.toString()))
                    .toArray(String[]::new));
    if (code != 0) {
      throw new IOException(source + " does not compile");
    }
  }

  private String classPath() throws IOException {
    var whole = workshop.resolve("whole");
    try (var libraries = Files.list(whole.resolve("BOOT-INF/lib"))) {
      return Stream.concat(Stream.of(whole.resolve(CLASSES)), libraries)
          .map(Path::toString)
          .collect(Collectors.joining(System.getProperty("path.separator")));
    }
  }

  private static void replace(Path jar, Path classes) throws IOException {
    try (var inside = FileSystems.newFileSystem(jar, Map.of());
        var files = Files.walk(classes)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(
            file,
            inside.getPath(CLASSES + classes.relativize(file)),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}

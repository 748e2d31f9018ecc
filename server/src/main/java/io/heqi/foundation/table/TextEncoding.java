package io.heqi.foundation.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// In which encoding a text file is written: UTF-8, or else what Chinese office programs write.
public final class TextEncoding {

  private static final Charset CHINESE = Charset.forName("GB18030");
  private static final char MARK = '\uFEFF';

  private TextEncoding() {}

  /// UTF-8 where the whole file is valid UTF-8, else GB18030.
  public static Charset of(Path path) throws IOException {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    try (var reader = new InputStreamReader(Files.newInputStream(path), decoder)) {
      var buffer = new char[32 * 1_024];
      while (reader.read(buffer) >= 0) {
        // Reading is the check.
      }
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException e) {
      return CHINESE;
    }
  }

  public static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
  }

  /// Reads from behind the byte order mark, where there is one.
  public static BufferedReader reader(Path path, Charset charset) throws IOException {
    var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(path), charset));
    reader.mark(1);
    if (reader.read() != MARK) {
      reader.reset();
    }
    return reader;
  }
}

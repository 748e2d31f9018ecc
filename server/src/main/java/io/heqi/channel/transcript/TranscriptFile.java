package io.heqi.channel.transcript;

import io.heqi.foundation.table.TableFile;
import io.heqi.foundation.table.TextEncoding;
import io.heqi.shared.Refusal;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A transcript as it was handed in: what form it has is told by its content, not by its name.
record TranscriptFile(Path path, Format format, Charset charset) {

  enum Format {
    CSV,
    JSONL,
    XLSX
  }

  private static final int LONGEST_LINE = 1_000_000;
  private static final long LARGEST_WORKBOOK = 256L << 20;
  private static final int SAMPLE = 64 * 1_024;

  static TranscriptFile of(Path path) throws IOException {
    if (TableFile.isPacked(path)) {
      var _ = TableFile.workbook(path, LARGEST_WORKBOOK);
      return new TranscriptFile(path, Format.XLSX, StandardCharsets.UTF_8);
    }
    var charset = TextEncoding.of(path);
    var head = TextEncoding.withoutMark(sample(path, charset)).stripLeading();
    if (head.isEmpty() || head.indexOf('\0') >= 0) {
      throw Refusal.unsupported("channel.transcript-unreadable");
    }
    return new TranscriptFile(path, head.startsWith("{") ? Format.JSONL : Format.CSV, charset);
  }

  private static String sample(Path path, Charset charset) throws IOException {
    try (var in = Files.newInputStream(path)) {
      return new String(in.readNBytes(SAMPLE), charset);
    }
  }

  /// Hands over row after row until there is no more, or the taker has enough. A row that cannot be
  /// read comes with a null for its cells.
  ///
  /// @param taker says whether to go on
  void read(JsonMapper json, Predicate<Piece> taker) throws IOException {
    switch (format) {
      case CSV -> TableFile.csv(path, charset).read(line -> taker.test(piece(line)));
      case JSONL -> readJson(json, taker);
      case XLSX -> TableFile.workbook(path, LARGEST_WORKBOOK).read(line -> taker.test(piece(line)));
    }
  }

  /// @param row null where it cannot be read
  record Piece(long number, @Nullable Row row, String raw) {}

  private static Piece piece(TableFile.Line line) {
    if (line.cells() == null) {
      return new Piece(line.number(), null, line.raw());
    }
    var cells = new LinkedHashMap<String, JsonNode>();
    line.cells().forEach((column, value) -> cells.put(column, Row.text(value)));
    return new Piece(line.number(), new Row(line.number(), cells), line.raw());
  }

  List<String> columns(JsonMapper json) throws IOException {
    var columns = new LinkedHashSet<String>();
    var seen = new int[1];
    read(
        json,
        piece -> {
          if (piece.row() != null) {
            columns.addAll(piece.row().cells().keySet());
          }
          return ++seen[0] < 50;
        });
    return List.copyOf(columns);
  }

  private void readJson(JsonMapper json, Predicate<Piece> taker) throws IOException {
    try (var reader = TextEncoding.reader(path, charset)) {
      var number = 0L;
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.isBlank()) {
          continue;
        }
        number++;
        if (!taker.test(new Piece(number, parsed(json, number, line), line))) {
          return;
        }
      }
    }
  }

  private static @Nullable Row parsed(JsonMapper json, long number, String line) {
    if (line.length() > LONGEST_LINE) {
      return null;
    }
    try {
      var node = json.readTree(line);
      if (!node.isObject()) {
        return null;
      }
      var cells = new LinkedHashMap<String, JsonNode>();
      node.properties().forEach(entry -> cells.put(entry.getKey(), entry.getValue()));
      return new Row(number, cells);
    } catch (JacksonException _) {
      return null;
    }
  }
}

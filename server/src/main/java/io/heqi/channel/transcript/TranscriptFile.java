package io.heqi.channel.transcript;

import io.heqi.shared.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
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

  private static final Charset CHINESE = Charset.forName("GB18030");
  private static final int LONGEST_LINE = 1_000_000;
  private static final long LARGEST_WORKBOOK = 256L << 20;
  private static final long LARGEST_PART = 64L << 20;
  private static final int SAMPLE = 64 * 1_024;

  static TranscriptFile of(Path path) throws IOException {
    byte[] sample;
    try (var in = Files.newInputStream(path)) {
      sample = in.readNBytes(SAMPLE);
    }
    if (sample.length > 3 && sample[0] == 'P' && sample[1] == 'K' && sample[2] == 3) {
      requireSane(path);
      return new TranscriptFile(path, Format.XLSX, StandardCharsets.UTF_8);
    }
    var charset = isUtf8(path) ? StandardCharsets.UTF_8 : CHINESE;
    var head = withoutMark(new String(sample, charset)).stripLeading();
    if (head.isEmpty() || head.indexOf('\0') >= 0) {
      throw Refusal.unsupported("channel.transcript-unreadable");
    }
    return new TranscriptFile(path, head.startsWith("{") ? Format.JSONL : Format.CSV, charset);
  }

  /// A workbook is a packed folder; one that unpacks to more than 256 MB, or to more than 64 MB
  /// beside its sheets, is no transcript. What it says of its own size is not believed.
  private static void requireSane(Path path) throws IOException {
    try (var zip = new ZipFile(path.toFile())) {
      if (zip.getEntry("xl/workbook.xml") == null) {
        throw Refusal.unsupported("channel.transcript-unreadable");
      }
      var left = LARGEST_WORKBOOK;
      for (var entry : Collections.list(zip.entries())) {
        var isSheet = entry.getName().startsWith("xl/worksheets/");
        left -= unpacked(zip, entry, isSheet ? left : Math.min(left, LARGEST_PART));
      }
    } catch (java.util.zip.ZipException e) {
      throw Refusal.unsupported("channel.transcript-unreadable");
    }
  }

  private static long unpacked(ZipFile zip, ZipEntry entry, long most) throws IOException {
    var buffer = new byte[64 * 1_024];
    var size = 0L;
    try (var in = zip.getInputStream(entry)) {
      for (var some = in.read(buffer); some >= 0; some = in.read(buffer)) {
        size += some;
        if (size > most) {
          throw Refusal.tooLarge("channel.transcript-too-large", LARGEST_WORKBOOK >> 20);
        }
      }
    }
    return size;
  }

  private static boolean isUtf8(Path path) throws IOException {
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
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /// Hands over row after row until there is no more, or the taker has enough. A row that cannot be
  /// read comes with a null for its cells.
  ///
  /// @param taker says whether to go on
  void read(JsonMapper json, Predicate<Piece> taker) throws IOException {
    switch (format) {
      case CSV -> readCsv(taker);
      case JSONL -> readJson(json, taker);
      case XLSX -> readWorkbook(taker);
    }
  }

  /// @param row null where it cannot be read
  record Piece(long number, @Nullable Row row, String raw) {}

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

  private BufferedReader reader() throws IOException {
    InputStream in = Files.newInputStream(path);
    var reader = new BufferedReader(new InputStreamReader(in, charset));
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  private void readCsv(Predicate<Piece> taker) throws IOException {
    char delimiter;
    try (var reader = reader()) {
      delimiter = delimiter(String.valueOf(reader.readLine()));
    }
    var form =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter)
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setAllowMissingColumnNames(true)
            .setLenientEof(true)
            .setTrailingData(true)
            .get();
    var number = 0L;
    try (var reader = reader();
        var parser = form.parse(reader)) {
      for (CSVRecord record : parser) {
        var cells = new LinkedHashMap<String, JsonNode>();
        record.toMap().forEach((column, value) -> cells.put(column, Row.text(value)));
        number++;
        if (!taker.test(new Piece(number, new Row(number, cells), ""))) {
          return;
        }
      }
    } catch (UncheckedIOException | IllegalArgumentException e) {
      var _ = taker.test(new Piece(number + 1, null, String.valueOf(e.getMessage())));
    }
  }

  private static char delimiter(String heading) {
    var best = ',';
    for (var candidate : new char[] {',', '\t', ';'}) {
      if (count(heading, candidate) > count(heading, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char letter) {
    return text.chars().filter(c -> c == letter).count();
  }

  private void readJson(JsonMapper json, Predicate<Piece> taker) throws IOException {
    try (var reader = reader()) {
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

  private void readWorkbook(Predicate<Piece> taker) throws IOException {
    try (var book = new ReadableWorkbook(path.toFile());
        var rows = book.getFirstSheet().openStream()) {
      var heading = Map.<Integer, String>of();
      var number = 0L;
      for (var row : (Iterable<org.dhatim.fastexcel.reader.Row>) rows::iterator) {
        var cells = new LinkedHashMap<Integer, String>();
        for (var cell : row) {
          if (cell != null) {
            cells.put(cell.getColumnIndex(), text(cell));
          }
        }
        if (heading.isEmpty()) {
          heading = cells;
          continue;
        }
        number++;
        var named = new LinkedHashMap<String, JsonNode>();
        heading.forEach((at, name) -> named.put(name, Row.text(cells.getOrDefault(at, ""))));
        if (!taker.test(new Piece(number, new Row(number, named), ""))) {
          return;
        }
      }
    }
  }

  /// A cell with a date holds a number of days; whoever exports talks means the date.
  private static String text(org.dhatim.fastexcel.reader.Cell cell) {
    var form = cell.getDataFormatString();
    if (cell.getType() == org.dhatim.fastexcel.reader.CellType.NUMBER
        && form != null
        && form.contains("yy")) {
      return cell.asDate().toString();
    }
    return cell.getText();
  }
}

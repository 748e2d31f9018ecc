package io.heqi.foundation.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The letters of one document: the font that is shipped, of which only what is used gets into the
/// document. A letter that the font lacks is shown as 〓.
final class PdfFont {

  private static final String FILE = "/fonts/noto-sans-sc-gbk.ttf.gz";
  private static final int MISSING = '〓';

  private final PDType0Font font;
  private final CmapLookup letters;

  PdfFont(PDDocument document) throws IOException {
    try (var file =
        new GZIPInputStream(Objects.requireNonNull(PdfFont.class.getResourceAsStream(FILE)))) {
      var parsed = new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes()));
      letters = parsed.getUnicodeCmapLookup();
      font = PDType0Font.load(document, parsed, true);
    }
  }

  PDType0Font font() {
    return font;
  }

  String showable(String text) {
    var shown = new StringBuilder();
    text.codePoints()
        .filter(letter -> !Character.isISOControl(letter) && !isJoiner(letter))
        .forEach(letter -> shown.appendCodePoint(has(letter) ? letter : MISSING));
    return shown.toString();
  }

  private boolean has(int letter) {
    return letters.getGlyphId(letter) != 0;
  }

  private static boolean isJoiner(int letter) {
    return letter == 0x200D || (letter >= 0xFE00 && letter <= 0xFE0F);
  }

  float width(String text, float size) throws IOException {
    return font.getStringWidth(text) / 1000 * size;
  }

  /// Breaks a text into lines: after a space or between two ideographs, or wherever a word is
  /// longer than the line.
  List<String> wrap(String text, float size, float most) throws IOException {
    var lines = new ArrayList<String>();
    for (var paragraph : text.split("\\R", -1)) {
      wrapOne(showable(paragraph.replace("\t", "    ")), size, most, lines);
    }
    return lines;
  }

  private void wrapOne(String text, float size, float most, List<String> lines) throws IOException {
    var start = 0;
    var breakAt = -1;
    var width = 0f;
    for (var at = 0; at < text.length(); ) {
      var letter = text.codePointAt(at);
      var next = at + Character.charCount(letter);
      width += width(text.substring(at, next), size);
      if (width > most && at > start) {
        var end = breakAt > start ? breakAt : at;
        lines.add(text.substring(start, end).stripTrailing());
        start = end;
        at = end;
        breakAt = -1;
        width = 0;
        continue;
      }
      if (letter == ' ' || Character.isIdeographic(letter)) {
        breakAt = next;
      }
      at = next;
    }
    lines.add(text.substring(start));
  }
}

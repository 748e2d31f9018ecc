package io.heqi.foundation.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// Writes a sheet as a PDF of A4 pages, each with the heading and its number at the foot.
final class SheetPdf implements AutoCloseable {

  private static final float MARGIN = 54;
  private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
  private static final float HEADING = 14;
  private static final float BODY = 10.5f;
  private static final float SMALL = 8.5f;
  private static final float GREY = 0.42f;

  private final PDDocument document = new PDDocument();
  private final PdfFont font;
  private PDPageContentStream page;
  private float y;

  private SheetPdf() throws IOException {
    font = new PdfFont(document);
    page = newPage();
  }

  static byte[] of(Sheet sheet) {
    try (var pdf = new SheetPdf()) {
      return pdf.write(sheet);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] write(Sheet sheet) throws IOException {
    document.getDocumentInformation().setTitle(sheet.heading());
    lines(font.wrap(sheet.heading(), HEADING, WIDTH), HEADING, 0);
    y -= HEADING / 2;
    for (var part : sheet.parts()) {
      write(part);
    }
    page.close();
    number(sheet.heading());
    var bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  private void write(Sheet.Part part) throws IOException {
    y -= SMALL;
    // A head never stands alone at the foot of a page.
    room(SMALL * 1.5f + BODY * 1.5f);
    lines(font.wrap(part.head(), SMALL, WIDTH), SMALL, GREY);
    lines(font.wrap(part.text(), BODY, WIDTH), BODY, 0);
  }

  private void lines(List<String> lines, float size, float grey) throws IOException {
    for (var line : lines) {
      room(size * 1.5f);
      y -= size * 1.5f;
      text(page, line, MARGIN, y, size, grey);
    }
  }

  private void room(float height) throws IOException {
    if (y - height < MARGIN) {
      page.close();
      page = newPage();
    }
  }

  private PDPageContentStream newPage() throws IOException {
    var next = new PDPage(PDRectangle.A4);
    document.addPage(next);
    y = PDRectangle.A4.getHeight() - MARGIN;
    return new PDPageContentStream(document, next);
  }

  private void number(String heading) throws IOException {
    var count = document.getNumberOfPages();
    for (var at = 0; at < count; at++) {
      try (var foot =
          new PDPageContentStream(document, document.getPage(at), AppendMode.APPEND, true)) {
        var place = (at + 1) + " / " + count;
        var most = WIDTH - font.width(place, SMALL) - 2 * SMALL;
        text(foot, font.wrap(heading, SMALL, most).getFirst(), MARGIN, MARGIN / 2, SMALL, GREY);
        var right = MARGIN + WIDTH - font.width(place, SMALL);
        text(foot, place, right, MARGIN / 2, SMALL, GREY);
      }
    }
  }

  private void text(PDPageContentStream on, String line, float x, float atY, float size, float grey)
      throws IOException {
    on.beginText();
    on.setNonStrokingColor(grey);
    on.setFont(font.font(), size);
    on.newLineAtOffset(x, atY);
    on.showText(line);
    on.endText();
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}

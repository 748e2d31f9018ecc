package io.heqi.conversation.attachment;

import io.heqi.shared.Refusal;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/// Reads pictures with care and writes them anew, which drops whatever else was hidden in the file.
final class Pictures {

  static final int THUMBNAIL = 320;
  private static final long MOST_PIXELS = 50_000_000;

  private Pictures() {}

  record Size(int width, int height) {}

  /// The measures, read before any pixel is, so that a small file that claims to be huge costs
  /// nothing.
  static Size measure(Path file) throws IOException {
    try (var input = ImageIO.createImageInputStream(file.toFile())) {
      var readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        throw Refusal.unsupported("conversation.picture-broken");
      }
      var reader = readers.next();
      try {
        reader.setInput(input);
        return checked(reader);
      } catch (IOException | RuntimeException e) {
        if (e instanceof Refusal refusal) {
          throw refusal;
        }
        throw Refusal.unsupported("conversation.picture-broken");
      } finally {
        reader.dispose();
      }
    }
  }

  private static Size checked(ImageReader reader) throws IOException {
    var size = new Size(reader.getWidth(0), reader.getHeight(0));
    if ((long) size.width() * size.height() > MOST_PIXELS) {
      throw Refusal.tooLarge("conversation.picture-too-many-pixels", MOST_PIXELS / 1_000_000);
    }
    return size;
  }

  static BufferedImage read(Path file) throws IOException {
    try {
      var image = ImageIO.read(file.toFile());
      if (image != null) {
        return image;
      }
    } catch (IOException | RuntimeException _) {
      // Told below in the same words.
    }
    throw Refusal.unsupported("conversation.picture-broken");
  }

  static void writeAnew(BufferedImage image, String mediaType, Path target) throws IOException {
    ImageIO.write(image, mediaType.equals("image/jpeg") ? "jpg" : "png", target.toFile());
  }

  static void writeThumbnail(BufferedImage image, Path target) throws IOException {
    var scale = Math.min(1.0, (double) THUMBNAIL / Math.max(image.getWidth(), image.getHeight()));
    var width = Math.max(1, (int) (image.getWidth() * scale));
    var height = Math.max(1, (int) (image.getHeight() * scale));
    var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var canvas = small.createGraphics();
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    canvas.setColor(java.awt.Color.WHITE);
    canvas.fillRect(0, 0, width, height);
    canvas.drawImage(
        image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
    canvas.dispose();
    ImageIO.write(small, "jpg", target.toFile());
  }
}

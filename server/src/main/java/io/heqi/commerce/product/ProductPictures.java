package io.heqi.commerce.product;

import io.heqi.commerce.CommercePermissions;
import io.heqi.foundation.files.FileStore;
import io.heqi.foundation.outbound.OutsideHosts;
import io.heqi.foundation.security.Actor;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Service;

/// Pictures of products that lie on other hosts: fetched when first looked at, then kept, so that
/// no agent's browser tells another house what it looks at. The host is resolved and checked right
/// before each call, no redirect is followed, and a slow answer is given up after ten seconds.
@Service
public class ProductPictures {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LARGEST = 3 << 20;
  private static final String KEPT = "picture";

  private final ProductRepository products;
  private final FileStore files;
  private final OutsideHosts hosts;
  private final HttpClient client;

  ProductPictures(ProductRepository products, FileStore files, OutsideHosts hosts) {
    this.products = products;
    this.files = files;
    this.hosts = hosts;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /// @param mediaType told by the content
  @SuppressWarnings("ArrayRecordComponent")
  public record Picture(String mediaType, byte[] bytes) {}

  /// @param place among the product's pictures, from 0
  public Picture open(Actor by, ProductId id, int place) throws IOException {
    by.require(CommercePermissions.READ);
    var addresses = products.pictures(by.merchant(), id);
    if (place < 0 || place >= addresses.size() || addresses.get(place).startsWith("/")) {
      throw missing();
    }
    var address = addresses.get(place);
    var key = UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8));
    try (var kept = files.open(by.merchant(), key, KEPT)) {
      return picture(kept.readAllBytes());
    } catch (NoSuchFileException _) {
      var fetched = picture(fetch(URI.create(address)));
      keep(by.merchant(), key, fetched.bytes());
      return fetched;
    }
  }

  private void keep(MerchantId merchant, UUID key, byte[] bytes) throws IOException {
    var fresh = files.fresh();
    Files.write(fresh, bytes);
    files.keep(merchant, key, KEPT, fresh);
  }

  private byte[] fetch(URI uri) {
    try {
      if (!hosts.mayBeCalled(uri.getHost())) {
        throw missing();
      }
      var request = HttpRequest.newBuilder(uri).header("User-Agent", "Heqi").GET().build();
      var body = BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST);
      var asked = client.sendAsync(request, body);
      try {
        var answer = asked.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (answer.statusCode() != 200) {
          throw missing();
        }
        return answer.body();
      } finally {
        asked.cancel(true);
      }
    } catch (IOException | ExecutionException | TimeoutException _) {
      throw missing();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw missing();
    }
  }

  private static Picture picture(byte[] bytes) {
    return new Picture(mediaType(bytes), bytes);
  }

  private static String mediaType(byte[] bytes) {
    if (begins(bytes, 0, 0xff, 0xd8, 0xff)) {
      return "image/jpeg";
    }
    if (begins(bytes, 0, 0x89, 'P', 'N', 'G')) {
      return "image/png";
    }
    if (begins(bytes, 0, 'G', 'I', 'F', '8')) {
      return "image/gif";
    }
    if (begins(bytes, 0, 'R', 'I', 'F', 'F') && begins(bytes, 8, 'W', 'E', 'B', 'P')) {
      return "image/webp";
    }
    throw missing();
  }

  private static boolean begins(byte[] bytes, int from, int... head) {
    var wanted = new byte[head.length];
    for (var i = 0; i < head.length; i++) {
      wanted[i] = (byte) head[i];
    }
    var end = from + head.length;
    return bytes.length >= end && Arrays.equals(bytes, from, end, wanted, 0, head.length);
  }

  private static Refusal missing() {
    return Refusal.notFound("commerce.picture-missing");
  }
}

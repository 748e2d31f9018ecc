package io.heqi.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// All shop platforms on one free port, each below a name of its own. No test reaches a real one:
/// what nobody plays answers 503.
public final class TestPlatforms {

  private static final Map<String, Stage> stages = new ConcurrentHashMap<>();
  private static final HttpServer server = begin();

  private TestPlatforms() {}

  /// Somebody who plays a platform.
  public interface Stage {
    Answer answer(Asked asked);
  }

  /// @param path below the platform's name
  /// @param query parameters of the address, decoded
  public record Asked(String path, Map<String, String> query, String body) {

    /// The body as a form.
    public Map<String, String> form() {
      return decoded(body);
    }
  }

  public record Answer(int status, String body) {

    public static Answer ok(String body) {
      return new Answer(200, body);
    }
  }

  /// Where the platform of this name stands.
  public static String address(String name) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
  }

  public static void play(String name, Stage stage) {
    stages.put(name, stage);
  }

  private static HttpServer begin() {
    try {
      var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      made.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      made.createContext("/", TestPlatforms::serve);
      made.start();
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getRawPath();
      var end = path.indexOf('/', 1);
      var name = end < 0 ? path.substring(1) : path.substring(1, end);
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var stage = stages.get(name);
      var answer =
          stage == null
              ? new Answer(503, "")
              : stage.answer(
                  new Asked(
                      end < 0 ? "" : path.substring(end),
                      decoded(exchange.getRequestURI().getRawQuery()),
                      body));
      var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static Map<String, String> decoded(@Nullable String text) {
    var pairs = new TreeMap<String, String>();
    if (text != null && !text.isEmpty()) {
      for (var pair : text.split("&", -1)) {
        var end = pair.indexOf('=');
        pairs.put(
            URLDecoder.decode(pair.substring(0, end), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(end + 1), StandardCharsets.UTF_8));
      }
    }
    return pairs;
  }
}

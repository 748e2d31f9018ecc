package io.heqi.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.client.ClientUpgradeRequest;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How the bench's clients get in: plain requests and sockets, all on one small pool of threads,
/// because the clients share the machine with the server they measure.
final class Door implements AutoCloseable {

  private static final int MOST_SOCKETS = 20_000;

  private final String host;
  private final java.net.http.HttpClient http;
  private final WebSocketClient sockets;
  private final JsonMapper json = JsonMapper.builder().build();
  private Door next = this;

  Door(int port) throws IOException {
    this.host = "127.0.0.1:" + port;
    this.http =
        java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .build();
    var client = new HttpClient();
    client.setExecutor(new QueuedThreadPool(16, 4));
    client.setMaxConnectionsPerDestination(MOST_SOCKETS);
    client.setMaxRequestsQueuedPerDestination(MOST_SOCKETS);
    this.sockets = new WebSocketClient(client);
    sockets.setIdleTimeout(Duration.ZERO);
    sockets.setMaxTextMessageSize(64 * 1024 * 1024);
    try {
      sockets.start();
    } catch (Exception e) {
      throw new IOException("the WebSocket client does not start", e);
    }
  }

  private Door(int port, Door beside) {
    this.host = "127.0.0.1:" + port;
    this.http = beside.http;
    this.sockets = beside.sockets;
    this.next = beside;
  }

  /// The door of another node. Whoever does not get in at one of the two tries the other.
  Door beside(int port) {
    next = new Door(port, this);
    return next;
  }

  /// Where to try next.
  Door next() {
    return next;
  }

  /// The cookie of a fresh session.
  String signIn(String email, String password) throws IOException, InterruptedException {
    var answer =
        post("/api/session", "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
    var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    return cookie.substring(0, cookie.indexOf(';'));
  }

  /// The token of a visitor who was never here before.
  String visit(String publicKey) throws IOException, InterruptedException {
    return token(post("/api/widget/channels/" + publicKey + "/visits", "{}"));
  }

  /// The same for many visitors at once.
  CompletableFuture<String> visitSoon(String publicKey) {
    var request = request("/api/widget/channels/" + publicKey + "/visits", "{}");
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApply(Door::token);
  }

  private static String token(HttpResponse<String> answer) {
    return Frames.text(answer.body(), "token", 0);
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return successful(http.send(request(path, body), HttpResponse.BodyHandlers.ofString()));
  }

  private HttpRequest request(String path, String body) {
    return HttpRequest.newBuilder(URI.create("http://" + host + path))
        .timeout(Duration.ofSeconds(30))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  JsonNode get(String path, String cookie) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://" + host + path))
            .timeout(Duration.ofSeconds(30))
            .header("Cookie", cookie)
            .build();
    return json.readTree(
        successful(http.send(request, HttpResponse.BodyHandlers.ofString())).body());
  }

  JsonNode post(String path, String body, String cookie) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(request(path, body), (_, _) -> true)
            .header("Cookie", cookie)
            .build();
    return json.readTree(
        successful(http.send(request, HttpResponse.BodyHandlers.ofString())).body());
  }

  /// Sends what is answered with nothing.
  void tell(String path, String body, String cookie) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(request(path, body), (_, _) -> true)
            .header("Cookie", cookie)
            .build();
    successful(http.send(request, HttpResponse.BodyHandlers.ofString()));
  }

  /// Hands in a file as a form does.
  JsonNode hand(String path, Path file, String cookie) throws IOException, InterruptedException {
    var border = "heqi-bench-border";
    var head =
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bench.csv\"\r\n\r\n"
            .formatted(border);
    var request =
        HttpRequest.newBuilder(URI.create("http://" + host + path))
            .timeout(Duration.ofMinutes(5))
            .header("Content-Type", "multipart/form-data; boundary=" + border)
            .header("Cookie", cookie)
            .POST(
                HttpRequest.BodyPublishers.concat(
                    HttpRequest.BodyPublishers.ofString(head),
                    HttpRequest.BodyPublishers.ofFile(file),
                    HttpRequest.BodyPublishers.ofString("\r\n--" + border + "--\r\n")))
            .build();
    return json.readTree(
        successful(http.send(request, HttpResponse.BodyHandlers.ofString())).body());
  }

  void put(String path, String body, String cookie) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://" + host + path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .header("Cookie", cookie)
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build();
    successful(http.send(request, HttpResponse.BodyHandlers.ofString()));
  }

  /// Asks as a browser does, for compressed text, and reads to the last byte without a look inside.
  void load(String path, String cookie) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://" + host + path))
            .timeout(Duration.ofSeconds(30))
            .header("Cookie", cookie)
            .header("Accept-Encoding", "gzip")
            .build();
    successful(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
  }

  private static <T> HttpResponse<T> successful(HttpResponse<T> answer) throws IOException {
    if (answer.statusCode() >= 300) {
      throw new IOException(
          answer.request().uri() + " answered " + answer.statusCode() + " " + answer.body());
    }
    return answer;
  }

  CompletableFuture<Wire> open(String path, @Nullable String cookie, Wire.Listener listener) {
    var request = new ClientUpgradeRequest(URI.create("ws://" + host + path));
    if (cookie != null) {
      request.setHeader("Cookie", cookie);
    }
    var wire = new Wire(listener);
    try {
      return sockets.connect(wire, request).thenApply(_ -> wire);
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      sockets.stop();
    } catch (Exception e) {
      throw new IOException("the WebSocket client does not stop", e);
    }
    http.close();
  }
}

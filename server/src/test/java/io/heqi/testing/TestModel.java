package io.heqi.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A large model on a free port that speaks both protocols and says what a test lets it say.
public final class TestModel implements AutoCloseable {

  private final JsonMapper json = new JsonMapper();
  private final HttpServer server;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile UnaryOperator<String> mind = _ -> "{\"unknown\": true}";
  private volatile Body body = Body.WELL_FORMED;
  private volatile int status = 200;
  private final CountDownLatch end = new CountDownLatch(1);

  /// What the model was asked.
  ///
  /// @param path `/v1/chat/completions` or `/api/chat`
  /// @param key the header `Authorization`; empty where there was none
  /// @param rules of the first message, `matter` of the last
  public record Asked(String path, String key, String model, String rules, String matter) {}

  private enum Body {
    WELL_FORMED,
    NO_JSON,
    HUGE,
    SLOW
  }

  public TestModel() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  /// Where both interfaces begin: `/v1` for chat completions.
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public List<Asked> asked() {
    return asked;
  }

  /// @param mind makes an answer of what the model was asked about
  public void thinks(UnaryOperator<String> mind) {
    this.mind = mind;
  }

  public void says(String text) {
    thinks(_ -> text);
  }

  public void answers(String text, int... cites) {
    says(
        json.writeValueAsString(
            json.createObjectNode().put("answer", text).set("cites", json.valueToTree(cites))));
  }

  public void failsWith(int code) {
    status = code;
  }

  public void talksNonsense() {
    body = Body.NO_JSON;
  }

  public void neverEnds() {
    body = Body.HUGE;
  }

  /// Sends its head at once and the rest far too late.
  public void takesForever() {
    body = Body.SLOW;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = json.readTree(exchange.getRequestBody());
      var messages = request.path("messages");
      var matter = messages.get(messages.size() - 1).path("content").asString();
      var key = exchange.getRequestHeaders().getFirst("Authorization");
      asked.add(
          new Asked(
              exchange.getRequestURI().getPath(),
              key == null ? "" : key,
              request.path("model").asString(),
              messages.get(0).path("content").asString(),
              matter));
      if (status >= 300 && status < 400) {
        exchange.getResponseHeaders().set("Location", address() + "/elsewhere");
      }
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, 0);
      write(exchange, request, mind.apply(matter));
    }
  }

  private void write(HttpExchange exchange, JsonNode request, String text) throws IOException {
    var out = exchange.getResponseBody();
    switch (body) {
      case WELL_FORMED -> out.write(reply(exchange, request, text));
      case NO_JSON -> out.write("<html>welcome".getBytes(StandardCharsets.UTF_8));
      case HUGE -> {
        for (var i = 0; i < 1_000; i++) {
          out.write(new byte[1_024]);
        }
      }
      case SLOW -> {
        out.write('{');
        out.flush();
        waitForTheEnd();
      }
    }
  }

  private void waitForTheEnd() {
    try {
      var _ = end.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private byte[] reply(HttpExchange exchange, JsonNode request, String text) {
    if (status != 200) {
      return "{\"error\": {\"message\": \"out of order\"}}".getBytes(StandardCharsets.UTF_8);
    }
    var node = json.createObjectNode().put("model", request.path("model").asString());
    var message = json.createObjectNode().put("role", "assistant").put("content", text);
    if (exchange.getRequestURI().getPath().equals("/api/chat")) {
      node.set("message", message);
      node.put("done", true)
          .put("done_reason", "stop")
          .put("prompt_eval_count", 70)
          .put("eval_count", 30);
    } else {
      node.put("id", "1").put("object", "chat.completion").put("created", 1);
      node.putArray("choices")
          .addObject()
          .put("index", 0)
          .put("finish_reason", "stop")
          .set("message", message);
      node.putObject("usage")
          .put("prompt_tokens", 70)
          .put("completion_tokens", 30)
          .put("total_tokens", 100);
    }
    return json.writeValueAsBytes(node);
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
  }
}

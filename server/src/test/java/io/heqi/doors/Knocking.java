package io.heqi.doors;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Goes through doors over HTTP.
final class Knocking implements AutoCloseable {

  private static final String BOUNDARY = "heqi-doors";

  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();
  private final int port;

  Knocking(int port) {
    this.port = port;
  }

  /// @param code of the problem, or empty
  record Answer(int status, String code, String body) {}

  Answer at(Door door, Callers.Caller caller, Scene scene) {
    return at(door, caller, scene, scene);
  }

  /// @param rest what query and body name
  Answer at(Door door, Callers.Caller caller, Scene scene, Scene rest) {
    var example = Examples.of(door);
    var path = scene.fill(Examples.path(door)) + rest.fill(example.query());
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    caller.headers().forEach(request::header);
    var body = example.body();
    var file = example.file();
    if (file != null) {
      request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
      request.method(door.method(), HttpRequest.BodyPublishers.ofString(multipart(file)));
    } else if (body != null) {
      request.header("Content-Type", "application/json");
      request.method(door.method(), HttpRequest.BodyPublishers.ofString(rest.fill(body)));
    } else {
      request.method(door.method(), HttpRequest.BodyPublishers.noBody());
    }
    return send(request.build());
  }

  private static String multipart(String file) {
    return "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"t.txt\"\r\n\r\n%s\r\n--%s--\r\n"
        .formatted(BOUNDARY, file, BOUNDARY);
  }

  Answer send(HttpRequest request) {
    try {
      var response = answered(request);
      var isProblem =
          response.headers().firstValue("Content-Type").orElse("").contains("problem+json");
      var code = isProblem ? json.readTree(response.body()).path("code").asString("") : "";
      return new Answer(response.statusCode(), code, response.body());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A door that refuses somebody before it has read all that they brought shuts the line, and the
  /// next knock may fall on the shut one: it is heard by nobody and so is knocked again.
  private HttpResponse<String> answered(HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("received no bytes")) {
        throw e;
      }
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  JsonNode json(String body) {
    return json.readTree(body);
  }

  @Override
  public void close() {
    client.close();
  }
}

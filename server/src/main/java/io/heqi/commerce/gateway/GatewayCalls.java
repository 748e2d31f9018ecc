package io.heqi.commerce.gateway;

import io.heqi.merchant.Platform;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls of the platforms' interfaces: one answer in JSON, not too long, not too late, and never
/// from another address.
@Component
public class GatewayCalls {

  private static final int LONGEST = 8 * 1024 * 1024;

  private final GatewaySettings settings;
  private final JsonMapper json;
  private final HttpClient client;

  GatewayCalls(GatewaySettings settings, JsonMapper json) {
    this.settings = settings;
    this.json = json;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(settings.patience())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /// What is sent.
  ///
  /// @param path below the platform's address, from its first slash on
  public record Call(
      Platform platform, String address, String path, Map<String, String> query, Body body) {}

  /// @param type its media type
  public record Body(String type, String text) {}

  public static Body form(Map<String, String> fields) {
    return new Body("application/x-www-form-urlencoded;charset=UTF-8", encoded(fields));
  }

  public Body json(Object content) {
    return new Body("application/json;charset=UTF-8", json.writeValueAsString(content));
  }

  public JsonNode post(Call call) {
    var address = settings.addresses().getOrDefault(call.platform(), call.address());
    var query = call.query().isEmpty() ? "" : "?" + encoded(call.query());
    var request =
        HttpRequest.newBuilder(URI.create(address + call.path() + query))
            .timeout(settings.patience())
            .header("Content-Type", call.body().type())
            .header("User-Agent", "Heqi")
            .POST(HttpRequest.BodyPublishers.ofString(call.body().text()))
            .build();
    return read(send(request));
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private byte[] send(HttpRequest request) {
    try {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (var in = answer.body()) {
        var bytes = in.readNBytes(LONGEST + 1);
        if (answer.statusCode() == 429) {
          throw new GatewayFailure(GatewayFailure.Kind.RATE_LIMITED, "HTTP 429");
        }
        if (answer.statusCode() != 200) {
          throw new GatewayFailure(GatewayFailure.Kind.UNREACHABLE, "HTTP " + answer.statusCode());
        }
        return bytes;
      }
    } catch (HttpTimeoutException _) {
      throw new GatewayFailure(GatewayFailure.Kind.UNREACHABLE, "no answer in time");
    } catch (ConnectException _) {
      throw new GatewayFailure(GatewayFailure.Kind.UNREACHABLE, "no connection");
    } catch (IOException e) {
      throw new GatewayFailure(GatewayFailure.Kind.UNREACHABLE, e.getClass().getSimpleName());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new GatewayFailure(GatewayFailure.Kind.UNREACHABLE, "interrupted");
    }
  }

  private JsonNode read(byte[] answer) {
    if (answer.length > LONGEST) {
      throw new GatewayFailure(GatewayFailure.Kind.MALFORMED, "longer than 8 MB");
    }
    try {
      var node = json.readTree(answer);
      if (node.isObject()) {
        return node;
      }
    } catch (JacksonException _) {
      throw new GatewayFailure(GatewayFailure.Kind.MALFORMED, "no JSON");
    }
    throw new GatewayFailure(GatewayFailure.Kind.MALFORMED, "no object");
  }
}

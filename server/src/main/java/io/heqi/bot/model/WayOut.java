package io.heqi.bot.model;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.heqi.foundation.outbound.OutsideHosts;
import io.heqi.shared.Refusal;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// The only way from here to a model. The whole exchange has to be over in time, the answer is
/// read up to a limit, redirects are not followed, and private networks are closed unless the house
/// opens them. What goes wrong is a [Refusal] that says what.
@Component
class WayOut {

  static final int LONGEST = 256 * 1024;
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int LONGEST_REASON = 200;
  private static final Pattern MESSAGE =
      Pattern.compile("\"(?:message|error)\"\\s*:\\s*\"([^\"]+)\"");

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final ModelHouse house;

  WayOut(ModelHouse house) {
    this.house = house;
  }

  /// Hands the library this way instead of one of its own.
  HttpClientBuilder within(Duration timeout) {
    return new Builder(new Exchange(timeout));
  }

  private SuccessfulHttpResponse send(HttpRequest asked, Duration timeout) {
    var request = java.net.http.HttpRequest.newBuilder(open(asked.url()));
    asked.headers().forEach((name, values) -> values.forEach(v -> request.header(name, v)));
    request.method(
        asked.method().name(), java.net.http.HttpRequest.BodyPublishers.ofString(asked.body()));
    var exchange =
        client.sendAsync(
            request.build(),
            BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LONGEST));
    try {
      return taken(exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      throw Refusal.rule("bot.model-slow", timeout.toSeconds());
    } catch (ExecutionException e) {
      throw unreachable(Objects.requireNonNullElse(e.getCause(), e));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Refusal.rule("bot.model-unreachable", "interrupted");
    } finally {
      exchange.cancel(true);
    }
  }

  private URI open(String address) {
    var uri = URI.create(address);
    try {
      if (!house.privateAllowed() && OutsideHosts.isPrivate(uri.getHost())) {
        throw Refusal.rule("bot.model-address-private");
      }
    } catch (UnknownHostException _) {
      throw Refusal.rule("bot.model-unreachable", "unknown host " + uri.getHost());
    }
    return uri;
  }

  private static SuccessfulHttpResponse taken(HttpResponse<String> answer) {
    var status = answer.statusCode();
    if (status >= 300 && status < 400) {
      throw Refusal.rule("bot.model-redirects", status);
    }
    if (status < 200 || status >= 300) {
      throw Refusal.rule("bot.model-status", status, shortened(message(answer.body())));
    }
    return SuccessfulHttpResponse.builder()
        .statusCode(status)
        .headers(answer.headers().map())
        .body(answer.body())
        .build();
  }

  /// The words in an error, which most endpoints put into an object around them.
  private static String message(String body) {
    var found = MESSAGE.matcher(body);
    return found.find() ? found.group(1) : body;
  }

  private static Refusal unreachable(Throwable cause) {
    if (cause instanceof ConnectException) {
      return Refusal.rule("bot.model-unreachable", "nobody answers at the address");
    }
    var reason = String.valueOf(cause.getMessage());
    return cause instanceof IOException && reason.contains("capacity")
        ? Refusal.rule("bot.model-answer-too-long", LONGEST / 1024)
        : Refusal.rule("bot.model-unreachable", shortened(reason));
  }

  private static String shortened(String text) {
    var line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
  }

  private final class Exchange implements dev.langchain4j.http.client.HttpClient {

    private final Duration timeout;

    Exchange(Duration timeout) {
      this.timeout = timeout;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
      return send(request, timeout);
    }

    @Override
    public void execute(
        HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
      throw new UnsupportedOperationException("answers are checked whole, never streamed");
    }
  }

  /// The library sets times of its own; ours hold.
  private record Builder(Exchange exchange) implements HttpClientBuilder {

    @Override
    public Duration connectTimeout() {
      return CONNECT;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
      return this;
    }

    @Override
    public Duration readTimeout() {
      return exchange.timeout;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
      return this;
    }

    @Override
    public dev.langchain4j.http.client.HttpClient build() {
      return exchange;
    }
  }
}

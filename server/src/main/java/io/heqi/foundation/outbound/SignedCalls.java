package io.heqi.foundation.outbound;

import io.heqi.shared.Refusal;
import io.heqi.shared.Secret;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Posts JSON to another system and tells how it answered. The name is resolved and checked right
/// before each call; the JVM keeps the answer for the seconds the call takes, and redirects are not
/// followed, so a name cannot turn into an address of our own network in between.
@Component
public class SignedCalls {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LONGEST_REASON = 200;

  private final HttpClient client;
  private final OutsideHosts hosts;
  private final Clock clock;

  SignedCalls(OutsideHosts hosts, Clock clock) {
    this.hosts = hosts;
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /// What came back.
  public enum Result {
    /// The other system took it.
    TAKEN,
    /// It will never take it.
    REFUSED,
    /// Nobody knows whether it took it; the call carries an id, so it may be made again.
    NO_ANSWER
  }

  /// @param status of the HTTP answer; 0 where there was none
  public record Answer(Result result, int status, String reason) {}

  /// Refuses an address that calls may not go to, as early as when it is set up.
  public URI checked(String address) {
    try {
      var uri = URI.create(address);
      var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if ((scheme.equals("https") || scheme.equals("http")) && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      throw Refusal.invalid("foundation.address-malformed", address);
    }
    throw Refusal.invalid("foundation.address-malformed", address);
  }

  /// @param id names the call; the other system may use it to take the same one only once
  public Answer post(String address, Secret secret, String id, String json) {
    URI uri;
    try {
      uri = checked(address);
      if (!hosts.mayBeCalled(uri.getHost())) {
        return new Answer(Result.REFUSED, 0, "the address lies in a private network");
      }
    } catch (Refusal refusal) {
      return new Answer(Result.REFUSED, 0, "the address is malformed");
    } catch (UnknownHostException e) {
      return new Answer(Result.NO_ANSWER, 0, "unknown host");
    }
    var body = json.getBytes(StandardCharsets.UTF_8);
    var timestamp = clock.instant().getEpochSecond();
    var request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("User-Agent", "Heqi")
            .header("Heqi-Delivery", id)
            .header(CallSignature.TIMESTAMP, Long.toString(timestamp))
            .header(CallSignature.SIGNATURE, CallSignature.of(secret, timestamp, body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      return answer(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
    } catch (IOException e) {
      return new Answer(Result.NO_ANSWER, 0, shortened(e));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Answer(Result.NO_ANSWER, 0, "interrupted");
    }
  }

  private static Answer answer(int status) {
    var reason = "HTTP " + status;
    if (status >= 200 && status < 300) {
      return new Answer(Result.TAKEN, status, reason);
    }
    var again = status >= 500 || status == 408 || status == 425 || status == 429;
    return new Answer(again ? Result.NO_ANSWER : Result.REFUSED, status, reason);
  }

  private static String shortened(IOException e) {
    if (e instanceof ConnectException) {
      return "nobody answers at the address";
    }
    var text =
        String.valueOf(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
  }
}

package io.heqi.foundation.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Lets a monitoring system read the metrics of the whole house by a token of its own
/// (`HEQI_METRICS_TOKEN`), sent as `Authorization: Bearer`. Without one nobody reads them: a
/// merchant's people have no business with other merchants' traffic.
@Component
class MetricsDoor {

  static final String PATH = "/actuator/prometheus";

  private final String expected;

  MetricsDoor(@Value("${heqi.metrics.token:}") String token) {
    this.expected = token.isBlank() ? "" : "Bearer " + token;
  }

  boolean opens(HttpServletRequest request) {
    var given = request.getHeader(HttpHeaders.AUTHORIZATION);
    return given != null
        && !expected.isEmpty()
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }
}

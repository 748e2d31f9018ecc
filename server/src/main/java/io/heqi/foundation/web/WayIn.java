package io.heqi.foundation.web;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Puts Heqi's settings of the way in into Spring Boot's words: `HEQI_TLS_CERTIFICATE` and
/// `HEQI_TLS_KEY` (PEM files) serve https, and `HEQI_BEHIND_PROXY=true` believes what a proxy says
/// of the client's address. Without it nobody's word for it is believed.
class WayIn implements EnvironmentPostProcessor {

  static final String BUNDLE = "heqi";

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment given, SpringApplication application) {
    var certificate = given.getProperty("heqi.tls.certificate", "");
    var key = given.getProperty("heqi.tls.key", "");
    var words = new HashMap<String, Object>();
    if (certificate.isBlank() != key.isBlank()) {
      throw new IllegalStateException(
          "HEQI_TLS_CERTIFICATE and HEQI_TLS_KEY belong together; only one of them is set.");
    }
    if (!certificate.isBlank()) {
      words.putAll(https(certificate, key));
    }
    if (given.getProperty("heqi.behind-proxy", Boolean.class, false)) {
      words.put("server.forward-headers-strategy", "native");
    }
    if (!words.isEmpty()) {
      given.getPropertySources().addFirst(new MapPropertySource("heqi-way-in", words));
    }
  }

  private static Map<String, Object> https(String certificate, String key) {
    var bundle = "spring.ssl.bundle.pem." + BUNDLE;
    return Map.of(
        "server.ssl.bundle",
        BUNDLE,
        bundle + ".keystore.certificate",
        "file:" + certificate,
        bundle + ".keystore.private-key",
        "file:" + key,
        bundle + ".reload-on-update",
        "true");
  }
}

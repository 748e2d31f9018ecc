package io.heqi.foundation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heqi.HeqiApplication;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestDataDirectory;
import io.heqi.testing.TestHouse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.env.MockEnvironment;

/// Served over https from two PEM files, and behind a proxy that says who the client is.
@ExtendWith(OutputCaptureExtension.class)
class TlsTest {

  private static final SelfSigned files = SelfSigned.in(TestDataDirectory.fresh());
  private static X509Certificate certificate;
  private static ConfigurableApplicationContext heqi;
  private static int port;
  private static String printed = "";

  @BeforeAll
  static void aHouseBehindTls(CapturedOutput output) throws Exception {
    certificate = files.renew();
    heqi =
        new SpringApplicationBuilder(
                HeqiApplication.class, TestClock.Configuration.class, TestHouse.class)
            .profiles("test")
            .run(
                "--server.port=0",
                "--heqi.database.directory=" + TestDataDirectory.fresh(),
                "--heqi.tls.certificate=" + files.certificate(),
                "--heqi.tls.key=" + files.key(),
                "--spring.ssl.bundle.watch.file.quiet-period=100ms",
                "--heqi.behind-proxy=true");
    port = Objects.requireNonNull(((WebServerApplicationContext) heqi).getWebServer()).getPort();
    printed = output.getOut();
  }

  @AfterAll
  static void stop() {
    heqi.close();
  }

  /// A client that trusts this certificate and no other.
  private static HttpClient trusting(Certificate one) throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry("heqi", one);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
        .timeout(Duration.ofSeconds(10));
  }

  private static int readiness(Certificate trusted) throws Exception {
    try (var client = trusting(trusted)) {
      return client
          .send(to("/actuator/health/readiness").build(), HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  @Test
  void answersOverTlsWithSecureCookiesAndTheClientsAddress() throws Exception {
    assertThat(printed).contains("runs at https://localhost:" + port);
    assertThat(readiness(certificate)).isEqualTo(200);
    var house = heqi.getBean(TestHouse.class).aMerchant();
    var email = heqi.getBean(TestHouse.class).emailOf(house.agent());
    var body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, TestHouse.PASSWORD);
    try (var client = trusting(certificate)) {
      var signedIn =
          client.send(
              to("/api/session")
                  .header("Content-Type", "application/json")
                  .header("X-Forwarded-For", "203.0.113.9")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.discarding());
      var cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
      assertThat(cookie).contains("Secure").contains("HttpOnly");
      var sessions =
          client.send(
              to("/api/own-account/sessions").header("Cookie", cookie.split(";", -1)[0]).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(sessions.body()).contains("203.0.113.9");
    }
  }

  @Test
  void servesARenewedCertificateWithoutARestart() throws Exception {
    certificate = files.renew();
    await().ignoreExceptions().until(() -> readiness(certificate) == 200);
  }

  @Test
  void refusesACertificateWithoutItsKey() {
    var half = new MockEnvironment().withProperty("heqi.tls.certificate", "heqi.crt");
    assertThatThrownBy(() -> new WayIn().postProcessEnvironment(half, new SpringApplication()))
        .hasMessageContaining("belong together");
  }

  @Test
  void believesNobodysWordForAnAddressUnlessToldOfAProxy() {
    var plain = new MockEnvironment().withProperty("server.forward-headers-strategy", "none");
    new WayIn().postProcessEnvironment(plain, new SpringApplication());
    assertThat(plain.getProperty("server.forward-headers-strategy")).isEqualTo("none");
  }
}

package io.heqi.foundation.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;

/// A certificate for localhost that `keytool` of the running JDK makes, in the form of PEM files.
record SelfSigned(Path certificate, Path key) {

  private static final String PASSWORD = "changeit";

  static SelfSigned in(Path directory) {
    return new SelfSigned(directory.resolve("heqi.crt"), directory.resolve("heqi.key"));
  }

  /// Writes a fresh pair in place of the one before.
  X509Certificate renew() throws IOException, InterruptedException, GeneralSecurityException {
    var store = certificate.resolveSibling("made.p12");
    Files.deleteIfExists(store);
    var keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "heqi",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    var said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException(said);
    }
    var made = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    var pair =
        (KeyStore.PrivateKeyEntry)
            made.getEntry("heqi", new KeyStore.PasswordProtection(PASSWORD.toCharArray()));
    write(key, "PRIVATE KEY", pair.getPrivateKey().getEncoded());
    write(certificate, "CERTIFICATE", pair.getCertificate().getEncoded());
    return (X509Certificate) pair.getCertificate();
  }

  private static void write(Path file, String kind, byte[] content) throws IOException {
    var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, body, kind));
  }
}

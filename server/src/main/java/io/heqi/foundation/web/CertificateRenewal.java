package io.heqi.foundation.web;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Serves a renewed certificate without a restart, a few seconds after its files have changed.
@Component
@ConditionalOnProperty("heqi.tls.certificate")
class CertificateRenewal implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

  private static final Logger log = LoggerFactory.getLogger(CertificateRenewal.class);

  private final SslBundles bundles;

  CertificateRenewal(SslBundles bundles) {
    this.bundles = bundles;
  }

  @Override
  public void customize(JettyServletWebServerFactory factory) {
    factory.addServerCustomizers(this::watch);
  }

  private void watch(Server server) {
    for (var connector : server.getConnectors()) {
      var secured = connector.getConnectionFactory(SslConnectionFactory.class);
      if (secured != null) {
        bundles.addBundleUpdateHandler(
            WayIn.BUNDLE, renewed -> use(renewed, secured.getSslContextFactory()));
      }
    }
  }

  private static void use(SslBundle renewed, SslContextFactory.Server serving) {
    try {
      serving.reload(factory -> factory.setKeyStore(renewed.getStores().getKeyStore()));
      log.info("The renewed certificate is being served");
    } catch (Exception e) {
      log.error("The renewed certificate cannot be served; the old one still is", e);
    }
  }
}

package io.heqi.demo;

import io.heqi.merchant.Merchants;
import io.heqi.staff.OneTimeLinks;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Ends the start with what a newcomer needs: the address, and how to sign in.
@Component
class WelcomeBanner {

  private final Merchants merchants;
  private final OneTimeLinks links;

  WelcomeBanner(Merchants merchants, OneTimeLinks links) {
    this.merchants = merchants;
    this.links = links;
  }

  @EventListener
  void on(ApplicationReadyEvent event) {
    if (!(event.getApplicationContext() instanceof WebServerApplicationContext web)
        || web.getWebServer() == null) {
      return;
    }
    var secured = web.getEnvironment().containsProperty("server.ssl.bundle");
    var address = (secured ? "https" : "http") + "://localhost:" + web.getWebServer().getPort();
    var demo =
        merchants.all().stream()
            .anyMatch(id -> merchants.find(id).filter(Merchants.MerchantView::demo).isPresent());
    System.out.println(demo ? withDemo(address) : without(address));
  }

  private String without(String address) {
    return links
        .firstOwner()
        .map(
            link ->
                """

                  和气 Heqi runs at %1$s
                    open this once, within a day, to make your shop and its owner:
                    %1$s%2$s
                """
                    .formatted(address, link.path()))
        .orElse("\n  和气 Heqi runs at %s/desk\n".formatted(address));
  }

  private static String withDemo(String address) {
    return """

      和气 Heqi runs at %1$s
        the desk        %1$s/desk        sign in as agent@demo.heqi, supervisor@demo.heqi or %2$s
                                         with the password %3$s
        the demo shop   %1$s/demo-shop   be the customer here, in another tab

    """
        .formatted(address, DemoMerchant.OWNER, DemoMerchant.PASSWORD);
  }
}

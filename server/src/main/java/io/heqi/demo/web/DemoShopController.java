package io.heqi.demo.web;

import io.heqi.channel.ChannelView;
import io.heqi.channel.Channels;
import io.heqi.conversation.ChannelKind;
import io.heqi.foundation.database.Tenancy;
import io.heqi.foundation.security.OpenTo;
import io.heqi.merchant.Merchants;
import io.heqi.shared.Refusal;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A shop's pages with the widget on them, for trying Heqi out.
@RestController
class DemoShopController {

  private static final Set<String> PRODUCTS = Set.of("dress", "tee");

  private final Merchants merchants;
  private final Channels channels;
  private final DemoBuyer buyer;

  DemoShopController(Merchants merchants, Channels channels, DemoBuyer buyer) {
    this.merchants = merchants;
    this.channels = channels;
    this.buyer = buyer;
  }

  @OpenTo(OpenTo.ANYBODY)
  @GetMapping(path = "/demo-shop", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
  String page(
      @RequestParam(defaultValue = "dress") String product,
      @RequestParam(defaultValue = "") String as)
      throws IOException {
    var shown = text("products/" + (PRODUCTS.contains(product) ? product : "dress"));
    var nameEnd = shown.indexOf('\n');
    var widget = widget();
    var isNamed = as.equals(DemoBuyer.ID);
    return text("shop")
        .replace("{{key}}", widget.publicKey())
        .replace("{{identity}}", isNamed ? buyer.attributes(widget.secret()) : "")
        .replace("{{who}}", isNamed ? "已登录：林小满" : "未登录")
        .replace("{{as}}", isNamed ? "" : DemoBuyer.ID)
        .replace("{{change}}", isNamed ? "退出" : "以林小满登录")
        .replace("{{name}}", shown.substring(0, nameEnd))
        .replace("{{product}}", shown.substring(nameEnd + 1));
  }

  /// A picture of one of the demo's goods.
  @OpenTo(OpenTo.ANYBODY)
  @GetMapping(path = "/demo-shop/picture", produces = "image/svg+xml")
  ResponseEntity<Resource> picture(@RequestParam @Pattern(regexp = "[a-z]{1,20}") String of) {
    var file = new ClassPathResource("demo/pictures/" + of + ".svg");
    if (!file.exists()) {
      throw Refusal.notFound("demo.no-picture");
    }
    return ResponseEntity.ok()
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
        .body(file);
  }

  private static String text(String name) throws IOException {
    return new ClassPathResource("demo/" + name + ".html")
        .getContentAsString(StandardCharsets.UTF_8);
  }

  private ChannelView widget() {
    return merchants.all().stream()
        .filter(id -> merchants.find(id).filter(Merchants.MerchantView::demo).isPresent())
        .flatMap(id -> Tenancy.within(id, () -> channels.list(id)).stream())
        .filter(channel -> channel.kind() == ChannelKind.WIDGET && channel.enabled())
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("demo.no-shop"));
  }
}

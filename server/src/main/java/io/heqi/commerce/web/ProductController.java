package io.heqi.commerce.web;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.product.ProductFact;
import io.heqi.commerce.product.ProductId;
import io.heqi.commerce.product.ProductIntake;
import io.heqi.commerce.product.ProductPictures;
import io.heqi.commerce.product.ProductState;
import io.heqi.commerce.product.ProductVariant;
import io.heqi.commerce.product.ProductView;
import io.heqi.commerce.product.Products;
import io.heqi.commerce.product.SaveProduct;
import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.shared.Page;
import io.heqi.shared.ShopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What shops sell: handed in by other systems, read by whoever answers.
@RestController
@RequestMapping("/api")
class ProductController {

  private final ProductIntake intake;
  private final Products products;
  private final ProductPictures pictures;

  ProductController(ProductIntake intake, Products products, ProductPictures pictures) {
    this.intake = intake;
    this.products = products;
    this.pictures = pictures;
  }

  record ProductsRequest(
      @NotEmpty @Size(max = ProductIntake.MOST_PRODUCTS) List<@Valid ProductRequest> products) {}

  /// @param toldAt when the platform last changed it: what is older than what stands is not taken
  /// @param state left out, `ON_SALE`
  /// @param currency left out, `CNY`
  /// @param pictures https addresses, or paths of this house, the main one first
  record ProductRequest(
      @NotBlank @Size(max = 64) String number,
      @NotNull Instant toldAt,
      @Nullable ProductState state,
      @Nullable @Size(max = 64) String merchantCode,
      @NotBlank @Size(max = 300) String title,
      @Nullable @Size(max = 100) String category,
      @Nullable @Size(max = SaveProduct.LONGEST_ADDRESS) String link,
      @Nullable @Size(min = 3, max = 3) String currency,
      @Nullable @Size(max = SaveProduct.MOST_PICTURES)
          List<@NotBlank @Size(max = SaveProduct.LONGEST_ADDRESS) String> pictures,
      @Nullable @Size(max = SaveProduct.MOST_FACTS) List<@Valid FactRequest> facts,
      @NotEmpty @Size(max = SaveProduct.MOST_VARIANTS) List<@Valid VariantRequest> variants) {

    SaveProduct command() {
      return new SaveProduct(
          number.strip(),
          toldAt,
          state == null ? ProductState.ON_SALE : state,
          text(merchantCode),
          title.strip(),
          text(category),
          text(link),
          currency == null ? "CNY" : currency,
          pictures == null ? List.of() : pictures,
          facts == null ? List.of() : facts.stream().map(FactRequest::command).toList(),
          variants.stream().map(VariantRequest::command).toList());
    }
  }

  record FactRequest(
      @NotBlank @Size(max = 40) String name, @NotBlank @Size(max = 500) String value) {

    ProductFact command() {
      return new ProductFact(name, value);
    }
  }

  /// @param stock pieces that can be sold; left out where nobody says
  record VariantRequest(
      @Nullable @Size(max = 64) String number,
      @Nullable @Size(max = 64) String merchantCode,
      @Nullable @Size(max = 200) String name,
      @NotNull BigDecimal price,
      @Nullable @Min(0) Integer stock) {

    ProductVariant command() {
      return new ProductVariant(text(number), text(merchantCode), text(name), price, stock);
    }
  }

  /// @param product null where the page shows none that is known
  record PageProductResponse(@Nullable ProductView product) {}

  private static String text(@Nullable String given) {
    return given == null ? "" : given.strip();
  }

  /// Takes products of a shop: all of them, or none where one is malformed. Telling the same again
  /// changes nothing, so a call that got no answer may simply be repeated.
  @OpenTo("commerce.write")
  @PutMapping("/shops/{shop}/products")
  List<ProductIntake.TakenProduct> take(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @Valid @RequestBody ProductsRequest request) {
    return intake.take(
        actor, new ShopId(shop), request.products().stream().map(ProductRequest::command).toList());
  }

  /// Products, last changed first. `text` is a number or code as a whole, or a part of the title.
  @OpenTo("commerce.read")
  @GetMapping("/products")
  Page<ProductView> list(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(required = false) @Nullable UUID shop,
      @RequestParam(required = false) @Nullable ProductState state,
      @RequestParam(required = false) @Nullable @Size(max = 100) String text,
      @RequestParam(required = false) @Nullable @Size(max = 100) String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(100) int limit) {
    var filter = new Products.Filter(shop == null ? null : new ShopId(shop), state, text);
    return products.list(actor, filter, after, limit);
  }

  @OpenTo("commerce.read")
  @GetMapping("/products/{product}")
  ProductView get(@AuthenticationPrincipal Actor actor, @PathVariable UUID product) {
    return products.get(actor, new ProductId(product));
  }

  /// A picture that lies on another host, from the house's own copy.
  @OpenTo("commerce.read")
  @GetMapping("/products/{product}/pictures/{place}")
  ResponseEntity<byte[]> picture(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID product,
      @PathVariable @Min(0) @Max(SaveProduct.MOST_PICTURES) int place)
      throws IOException {
    var picture = pictures.open(actor, new ProductId(product), place);
    return ResponseEntity.ok()
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
        .contentType(MediaType.parseMediaType(picture.mediaType()))
        .body(picture.bytes());
  }

  /// The product that a page of the shop shows, by its link or by the number that its address
  // names.
  @OpenTo("commerce.read")
  @GetMapping("/shops/{shop}/page-product")
  PageProductResponse ofPage(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID shop,
      @RequestParam @NotBlank @Size(max = 2_000) String address) {
    return new PageProductResponse(products.ofPage(actor, new ShopId(shop), address).orElse(null));
  }

  /// The products of an order, as far as they are known.
  @OpenTo("commerce.read")
  @GetMapping("/orders/{order}/products")
  List<ProductView> ofOrder(@AuthenticationPrincipal Actor actor, @PathVariable UUID order) {
    return products.ofOrder(actor, new OrderId(order));
  }
}

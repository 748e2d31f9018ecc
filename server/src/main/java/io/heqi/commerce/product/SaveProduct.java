package io.heqi.commerce.product;

import io.heqi.commerce.Amounts;
import io.heqi.shared.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;

/// A product as its platform tells it at some moment.
///
/// @param number the platform's own; with the shop it names the product
/// @param toldAt when the platform last changed it: what is older than what stands is not taken
/// @param merchantCode the merchant's own code of the product; empty where there is none
/// @param category as the platform calls it; empty where it does not say
/// @param link the page that customers see; empty where none is known
/// @param currency ISO 4217
/// @param pictures their addresses (https, or a path of this house), the main one first
public record SaveProduct(
    String number,
    Instant toldAt,
    ProductState state,
    String merchantCode,
    String title,
    String category,
    String link,
    String currency,
    List<String> pictures,
    List<ProductFact> facts,
    List<ProductVariant> variants) {

  public static final int MOST_VARIANTS = 500;
  public static final int MOST_PICTURES = 10;
  public static final int MOST_FACTS = 60;
  public static final int LONGEST_ADDRESS = 500;

  public SaveProduct {
    pictures = List.copyOf(pictures);
    facts = List.copyOf(facts);
    variants = List.copyOf(variants);
    link = bare(link);
    if (number.isBlank() || title.isBlank()) {
      throw Refusal.invalid("commerce.product-unnamed");
    }
    Amounts.checkCurrency(currency);
    if (variants.isEmpty() || variants.size() > MOST_VARIANTS) {
      throw Refusal.invalid("commerce.variants-malformed", number, MOST_VARIANTS);
    }
    if (pictures.size() > MOST_PICTURES || facts.size() > MOST_FACTS) {
      throw Refusal.invalid("commerce.too-many-pictures", number, MOST_PICTURES, MOST_FACTS);
    }
    pictures.forEach(SaveProduct::checkPicture);
  }

  private static void checkPicture(String address) {
    var isOwn = address.startsWith("/") && !address.startsWith("//");
    if (address.length() > LONGEST_ADDRESS || (!isOwn && !isSecure(address))) {
      throw Refusal.invalid("commerce.picture-malformed", LONGEST_ADDRESS);
    }
  }

  private static boolean isSecure(String address) {
    try {
      var uri = new URI(address);
      return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null;
    } catch (URISyntaxException _) {
      return false;
    }
  }

  /// A page's address as it is compared: without a fragment.
  static String bare(String link) {
    var end = link.indexOf('#');
    return (end < 0 ? link : link.substring(0, end)).strip();
  }
}

package io.heqi.aftersale.cause;

import io.heqi.commerce.OrderLine;
import io.heqi.shared.ShopId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Goods of one kind and variant, told apart by the merchant's code wherever they are sold, else by
/// the platform's number in its shop, else by their title.
record SoldProduct(UUID id, String code, String number, String title, String variant) {

  private static final String BETWEEN = "\u001f";

  static SoldProduct of(ShopId shop, OrderLine line) {
    var name =
        line.merchantCode().isBlank()
            ? line.productNumber().isBlank()
                ? "title" + BETWEEN + line.title()
                : "number" + BETWEEN + shop + BETWEEN + line.productNumber()
            : "code" + BETWEEN + line.merchantCode();
    var bytes = (name + BETWEEN + line.variant()).getBytes(StandardCharsets.UTF_8);
    return new SoldProduct(
        UUID.nameUUIDFromBytes(bytes),
        line.merchantCode(),
        line.productNumber(),
        line.title(),
        line.variant());
  }
}

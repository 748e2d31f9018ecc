package io.heqi.commerce.product;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a page's address may name as a product's number: a part of its path or a value behind `?`.
final class PageAddress {

  private static final int MOST = 20;
  private static final int LONGEST_NUMBER = 64;

  private PageAddress() {}

  /// At most twenty, the likelier first: values before parts of the path, the last part first.
  static List<String> numbers(String address) {
    var bare = SaveProduct.bare(address);
    var mark = bare.indexOf('?');
    var found = new LinkedHashSet<String>();
    if (mark >= 0) {
      for (var pair : bare.substring(mark + 1).split("&", -1)) {
        add(found, pair.substring(pair.indexOf('=') + 1));
      }
    }
    var path = (mark < 0 ? bare : bare.substring(0, mark)).replaceFirst("^[a-zA-Z]+://[^/]*", "");
    for (var part : List.of(path.split("/", -1)).reversed()) {
      add(found, part.replaceFirst("\\.(html?|php|jsp)$", ""));
    }
    return found.stream().limit(MOST).toList();
  }

  private static void add(Set<String> found, String raw) {
    try {
      var text = URLDecoder.decode(raw, StandardCharsets.UTF_8).strip();
      if (!text.isEmpty() && text.length() <= LONGEST_NUMBER) {
        found.add(text);
      }
    } catch (IllegalArgumentException _) {
      // A page may be called anything; what is not well-formed names no product.
    }
  }
}

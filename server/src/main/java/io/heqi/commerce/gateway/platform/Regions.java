package io.heqi.commerce.gateway.platform;

import io.heqi.commerce.gateway.Words;
import java.util.Arrays;
import java.util.stream.Collectors;

/// The region of a receiver: province, city and district with blanks between.
final class Regions {

  private static final int LONGEST = 100;

  private Regions() {}

  static String of(Words address, String... fields) {
    var region =
        Arrays.stream(fields)
            .map(field -> address.text(field, 30))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    return region.length() <= LONGEST ? region : region.substring(0, LONGEST);
  }
}

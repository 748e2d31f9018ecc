package io.heqi.commerce.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of what changed.
///
/// @param next where the next part begins; null where nothing is left
public record OrderPage(List<Reading> readings, @Nullable String next) {

  public OrderPage {
    readings = List.copyOf(readings);
  }
}

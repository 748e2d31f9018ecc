package io.heqi.channel;

import java.util.Objects;
import java.util.UUID;

/// Which thing a card shows.
///
/// @param kind such as `ORDER`
public record CardName(String kind, UUID id) {

  public CardName {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(id);
  }
}

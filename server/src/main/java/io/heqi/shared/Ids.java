package io.heqi.shared;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/// Makes the identifiers of everything but merchants: UUID version 7, which sort by the time they
/// were made.
public final class Ids {

  private Ids() {}

  public static UUID next() {
    return UuidCreator.getTimeOrderedEpoch();
  }
}

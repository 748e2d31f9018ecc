package io.heqi.outreach.offer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which offers a list shows.
///
/// @param taken whether only those that were
/// @param from offered at or after it; null from the first on
/// @param until offered before it; null to the last
public record OfferFilter(boolean taken, @Nullable Instant from, @Nullable Instant until) {}

package io.heqi.commerce;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When what happened to an order; null for what has not.
public record OrderTimes(
    Instant placed,
    @Nullable Instant paid,
    @Nullable Instant shipped,
    @Nullable Instant received,
    @Nullable Instant closed) {}

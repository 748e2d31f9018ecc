package io.heqi.staff;

import java.time.Instant;
import java.util.UUID;

/// A browser that is signed in.
///
/// @param current whether it is the one that asks
public record SessionView(
    UUID id,
    Instant createdAt,
    Instant lastSeenAt,
    String address,
    String client,
    boolean current) {}

package io.heqi.commerce.gateway;

import io.heqi.shared.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What lets calls in for a while.
///
/// @param refresh by which the next one is got; null where the old one still does it
public record Token(Secret access, @Nullable Secret refresh, Instant expiresAt) {}

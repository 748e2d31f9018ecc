package io.heqi.commerce.gateway;

import java.time.Instant;

/// A span of time in which orders changed, both ends included.
public record Window(Instant from, Instant to) {}

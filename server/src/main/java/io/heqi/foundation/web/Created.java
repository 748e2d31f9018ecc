package io.heqi.foundation.web;

import java.util.UUID;

/// The id of what a request just made.
public record Created(UUID id) {}

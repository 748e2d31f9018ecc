package io.heqi.borders.internals.open;

import io.heqi.borders.internals.closed.secret.Secret;

/// Breaks a border on purpose: reaches past a module's face into its inner rooms.
public record Visitor(Secret secret) {}

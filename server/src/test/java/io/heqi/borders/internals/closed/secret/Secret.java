package io.heqi.borders.internals.closed.secret;

/// What it keeps to itself.
public record Secret(String name) {}

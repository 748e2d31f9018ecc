package io.heqi.borders.internals.closed;

/// What the module shows.
public record Face(String name) {}

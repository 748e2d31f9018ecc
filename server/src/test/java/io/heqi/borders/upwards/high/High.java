package io.heqi.borders.upwards.high;

/// The module above.
public record High(String name) {}

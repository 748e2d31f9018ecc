package io.heqi.borders.upwards.low;

import io.heqi.borders.upwards.high.High;

/// Breaks a border on purpose: a lower module asks a higher one that it does not list.
public record Low(High above) {}

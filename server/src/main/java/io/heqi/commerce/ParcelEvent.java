package io.heqi.commerce;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened to a parcel, in the carrier's words.
///
/// @param state where the parcel is from then on; null where that did not change
public record ParcelEvent(Instant at, @Nullable ParcelState state, String text) {}

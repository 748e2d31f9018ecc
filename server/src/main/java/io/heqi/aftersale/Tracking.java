package io.heqi.aftersale;

import io.heqi.shared.Refusal;

/// A parcel of a case; both empty where there is none yet.
public record Tracking(String carrier, String number) {

  static final Tracking NONE = new Tracking("", "");

  /// Refuses what is no parcel.
  static Tracking given(String carrier, String number) {
    var parcel = new Tracking(carrier.strip(), number.strip());
    if (parcel.carrier.isEmpty()
        || parcel.carrier.length() > 40
        || !parcel.number.matches("[0-9A-Za-z-]{5,40}")) {
      throw Refusal.invalid("aftersale.tracking-malformed");
    }
    return parcel;
  }
}

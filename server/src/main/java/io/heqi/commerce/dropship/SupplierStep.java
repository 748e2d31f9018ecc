package io.heqi.commerce.dropship;

import io.heqi.shared.Refusal;
import java.util.List;

/// One move of a supplier order as somebody asks for it.
///
/// @param version of the order that they saw
/// @param note why, or what should be known; refusals need one
/// @param parcels where it is sent; else empty
public record SupplierStep(
    SupplierMove move, int version, String note, List<SupplierParcel> parcels) {

  private static final int LONGEST_NOTE = 500;
  private static final int MOST_PARCELS = 20;

  public SupplierStep {
    note = note.strip();
    parcels = List.copyOf(parcels);
    if (note.length() > LONGEST_NOTE) {
      throw Refusal.tooLarge("commerce.supply-text-too-long", LONGEST_NOTE);
    }
    if (move.needsReason() && note.isEmpty()) {
      throw Refusal.invalid("commerce.supply-reason-missing");
    }
    if (move.needsParcels() && (parcels.isEmpty() || parcels.size() > MOST_PARCELS)) {
      throw Refusal.invalid("commerce.supply-parcels-missing", MOST_PARCELS);
    }
  }

  /// @param carrier such as `顺丰速运`
  /// @param number the carrier's, 5 to 40 letters, digits and hyphens
  public record SupplierParcel(String carrier, String number) {

    public SupplierParcel {
      carrier = carrier.strip();
      number = number.strip();
      if (carrier.isEmpty() || carrier.length() > 40 || !number.matches("[0-9A-Za-z-]{5,40}")) {
        throw Refusal.invalid("commerce.supply-tracking-malformed");
      }
    }
  }
}

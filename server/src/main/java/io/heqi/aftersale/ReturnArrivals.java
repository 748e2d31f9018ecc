package io.heqi.aftersale;

import io.heqi.commerce.ParcelsDelivered;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Hears that carriers handed over what customers sent back.
@Component
class ReturnArrivals {

  private final CaseRepository cases;
  private final CaseBook book;

  ReturnArrivals(CaseRepository cases, CaseBook book) {
    this.cases = cases;
    this.book = book;
  }

  /// Within the transaction in which the parcels were told of.
  @EventListener
  void on(ParcelsDelivered told) {
    for (var parcel : told.parcels()) {
      for (var id :
          cases.awaiting(told.merchant(), new Tracking(parcel.carrier(), parcel.number()))) {
        book.arrived(told.merchant(), id, parcel.at());
      }
    }
  }
}

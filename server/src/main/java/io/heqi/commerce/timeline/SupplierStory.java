package io.heqi.commerce.timeline;

import io.heqi.commerce.CommercePermissions;
import io.heqi.commerce.OrderView;
import io.heqi.commerce.dropship.SupplierOrders;
import io.heqi.foundation.security.Actor;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What suppliers did about the order.
@Component
class SupplierStory implements OrderStory {

  private final SupplierOrders suppliers;

  SupplierStory(SupplierOrders suppliers) {
    this.suppliers = suppliers;
  }

  @Override
  public List<Moment> of(Actor by, OrderView order) {
    if (!by.may(CommercePermissions.DISPATCH)) {
      return List.of();
    }
    return suppliers.ofOrder(by, order.id()).stream()
        .flatMap(
            one ->
                one.moves().stream()
                    .map(
                        move ->
                            new Moment(
                                move.at(),
                                Moment.Source.SUPPLIER,
                                move.state().name(),
                                move.note(),
                                Map.of("supplier", one.supplierName(), "name", move.name()),
                                null,
                                null)))
        .toList();
  }
}

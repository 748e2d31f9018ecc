package io.heqi.commerce.exchange;

import java.util.List;

/// Gathers rows into orders.
final class OrderGathering extends RowGathering {

  private final OrderAssembly assembly;

  OrderGathering(int passedOver, Survey survey, OrderAssembly assembly) {
    super(passedOver, survey, Field.NUMBER);
    this.assembly = assembly;
  }

  @Override
  void assemble(List<FileRow> rows) {
    add(assembly.order(rows));
  }
}

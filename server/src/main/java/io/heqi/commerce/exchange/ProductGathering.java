package io.heqi.commerce.exchange;

import java.util.List;

/// Gathers rows into products.
final class ProductGathering extends RowGathering {

  private final ProductAssembly assembly;

  ProductGathering(int passedOver, Survey survey, ProductAssembly assembly) {
    super(passedOver, survey, Field.PRODUCT_NUMBER);
    this.assembly = assembly;
  }

  @Override
  void assemble(List<FileRow> rows) {
    add(assembly.product(rows));
  }
}

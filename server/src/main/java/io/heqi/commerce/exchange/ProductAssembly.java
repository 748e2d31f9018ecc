package io.heqi.commerce.exchange;

import io.heqi.commerce.product.ProductFact;
import io.heqi.commerce.product.ProductVariant;
import io.heqi.commerce.product.SaveProduct;
import io.heqi.shared.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// Makes one product of the rows of its variants. What holds for the whole product is taken from
/// the first row that says it.
final class ProductAssembly {

  private static final String CURRENCY = "CNY";
  private static final Pattern ADDRESSES = Pattern.compile("[\\s|;]+|,(?=https?:)");
  private static final Pattern FACTS = Pattern.compile("[;\\n\uff1b]+");
  private static final Pattern FACT = Pattern.compile("([^:\uff1a]+)[:\uff1a](.+)");

  private final RowReader reader;
  private final Instant exportedAt;

  /// @param exportedAt how old what the file says is, where no column says it
  ProductAssembly(RowReader reader, Instant exportedAt) {
    this.reader = reader;
    this.exportedAt = exportedAt;
  }

  SaveProduct product(List<FileRow> rows) {
    var head = rows.getFirst();
    var changed =
        rows.stream()
            .map(row -> reader.time(row, Field.CHANGED_AT))
            .filter(Objects::nonNull)
            .findFirst();
    return new SaveProduct(
        reader.needed(head, Field.PRODUCT_NUMBER),
        changed.orElse(exportedAt),
        reader.productState(head),
        "",
        text(rows, Field.TITLE),
        text(rows, Field.CATEGORY),
        text(rows, Field.LINK),
        CURRENCY,
        pictures(rows),
        facts(rows),
        rows.stream().map(this::variant).toList());
  }

  private ProductVariant variant(FileRow row) {
    var price = reader.amount(row, Field.PRICE);
    if (price == null) {
      throw new BadCell(row, Field.PRICE, Refusal.invalid("commerce.import-cell-missing"));
    }
    return new ProductVariant(
        reader.number(row, Field.VARIANT_NUMBER),
        reader.text(row, Field.MERCHANT_CODE),
        reader.text(row, Field.VARIANT),
        price,
        reader.stock(row));
  }

  private String text(List<FileRow> rows, Field field) {
    for (var row : rows) {
      var text = reader.text(row, field);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  private List<String> pictures(List<FileRow> rows) {
    return ADDRESSES
        .splitAsStream(text(rows, Field.PICTURES))
        .filter(address -> !address.isEmpty())
        .distinct()
        .limit(SaveProduct.MOST_PICTURES)
        .toList();
  }

  private List<ProductFact> facts(List<FileRow> rows) {
    var facts = new ArrayList<ProductFact>();
    for (var text : FACTS.split(text(rows, Field.FACTS), -1)) {
      var found = FACT.matcher(text.strip());
      if (found.matches()) {
        facts.add(new ProductFact(found.group(1), found.group(2)));
      } else if (!text.isBlank()) {
        throw new BadCell(
            rows.getFirst(), Field.FACTS, Refusal.invalid("commerce.import-facts-malformed"));
      }
    }
    return facts;
  }
}

package io.heqi.commerce.product;

import io.heqi.commerce.CommercePermissions;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.Shops;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes in what platforms and other systems tell of products. Telling the same thing again changes
/// nothing.
@Service
public class ProductIntake {

  public static final int MOST_PRODUCTS = 200;

  private final ProductIntakeRepository intake;
  private final ProductRepository products;
  private final Shops shops;
  private final AuditLog audit;

  ProductIntake(
      ProductIntakeRepository intake, ProductRepository products, Shops shops, AuditLog audit) {
    this.intake = intake;
    this.products = products;
    this.shops = shops;
    this.audit = audit;
  }

  public enum Outcome {
    STORED,
    /// What stands is as new or newer.
    UNCHANGED
  }

  /// @param product our own id, by which the product can be asked for
  public record TakenProduct(String number, ProductId product, Outcome outcome) {}

  /// Takes a batch of one shop's products: all of them, or none where one is refused. Where a
  /// number comes twice, the newer one counts.
  ///
  /// @return one for each number, in their order
  @Transactional
  public List<TakenProduct> take(Actor by, ShopId shop, List<SaveProduct> told) {
    by.require(CommercePermissions.WRITE);
    var _ = shops.get(by.merchant(), shop);
    if (told.size() > MOST_PRODUCTS) {
      throw Refusal.tooLarge("commerce.too-many-products", MOST_PRODUCTS);
    }
    var newest = newest(told);
    var stored = store(by.merchant(), shop, List.copyOf(newest.values()));
    audit.record(by, "commerce.products-taken", shop, Map.of("stored", stored.size()));
    return products.standing(by.merchant(), shop, newest.keySet()).entrySet().stream()
        .map(
            one ->
                new TakenProduct(
                    one.getKey(),
                    one.getValue(),
                    stored.containsKey(one.getKey()) ? Outcome.STORED : Outcome.UNCHANGED))
        .toList();
  }

  /// Takes what a file tells, as Heqi itself: whoever started the import had the right to.
  ///
  /// @return how many were new or newer
  @Transactional
  public int bring(MerchantId merchant, ShopId shop, List<SaveProduct> told) {
    return told.isEmpty() ? 0 : store(merchant, shop, List.copyOf(newest(told).values())).size();
  }

  private static SortedMap<String, SaveProduct> newest(List<SaveProduct> told) {
    var newest = new TreeMap<String, SaveProduct>();
    for (var one : told) {
      newest.merge(one.number(), one, (a, b) -> a.toldAt().isAfter(b.toldAt()) ? a : b);
    }
    return newest;
  }

  /// Rows are written in the order of their numbers, so that two batches never wait for each other
  /// in a ring.
  private Map<String, ProductId> store(MerchantId merchant, ShopId shop, List<SaveProduct> told) {
    var stored = intake.upsert(merchant, shop, told);
    var variants = new HashMap<ProductId, List<ProductVariant>>();
    for (var one : told) {
      var id = stored.get(one.number());
      if (id != null) {
        variants.put(id, one.variants());
      }
    }
    if (!variants.isEmpty()) {
      intake.replaceVariants(merchant, variants);
    }
    return stored;
  }
}

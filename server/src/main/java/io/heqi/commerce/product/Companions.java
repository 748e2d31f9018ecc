package io.heqi.commerce.product;

import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Finds what is bought together with a product: counted over the newest 500 paid orders of it, so
/// that it costs the same however many there are.
@Service
public class Companions {

  public static final int LOOKED_THROUGH = 500;
  private static final int MOST = 20;

  private final JdbcClient jdbc;

  Companions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param number of the product that goes along
  /// @param with the product with which it was bought
  /// @param together in so many orders of the product both were
  /// @param of so many that were looked through
  public record Companion(String number, String with, int together, int of) {

    /// The lower bound of the share at 95 %, from 0 to 1, by Wilson's score interval (1927):
    /// three of three weigh less than sixty of a hundred.
    public double atLeast() {
      var z = 1.96;
      var n = (double) of;
      var share = together / n;
      var centre = share + z * z / (2 * n);
      var spread = z * Math.sqrt(share * (1 - share) / n + z * z / (4 * n * n));
      return (centre - spread) / (1 + z * z / n);
    }
  }

  /// Those that surely go along most first; at most 20 of each.
  @Transactional(readOnly = true)
  public List<Companion> of(MerchantId merchant, ShopId shop, Collection<String> numbers) {
    return numbers.stream()
        .filter(number -> !number.isEmpty())
        .distinct()
        .flatMap(number -> of(merchant, shop, number).stream())
        .toList();
  }

  private List<Companion> of(MerchantId merchant, ShopId shop, String number) {
    return jdbc.sql(
            """
            with bought as materialized (
              select distinct l.order_id from (
                select order_id from commerce.order_lines
                where merchant_id = :merchant and product_number = :number and product_number <> ''
                order by order_id desc limit :looked) as l
              join commerce.orders o on o.merchant_id = :merchant and o.id = l.order_id
              where o.shop_id = :shop and o.paid_at is not null)
            select l.product_number, count(distinct l.order_id), (select count(*) from bought)
            from bought b
            join commerce.order_lines l on l.merchant_id = :merchant and l.order_id = b.order_id
            where l.product_number <> '' and l.product_number <> :number
            group by l.product_number order by 2 desc, 1 limit :most
            """)
        .param("merchant", merchant.value())
        .param("number", number)
        .param("shop", shop.value())
        .param("looked", LOOKED_THROUGH)
        .param("most", MOST)
        .query((row, _) -> new Companion(row.getString(1), number, row.getInt(2), row.getInt(3)))
        .list();
  }
}

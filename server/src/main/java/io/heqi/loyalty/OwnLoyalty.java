package io.heqi.loyalty;

import io.heqi.shared.Cursor;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.Page;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What customers themselves see of their coupons and points; nothing of who gave them or of notes
/// that were not written for them.
@Service
public class OwnLoyalty {

  private static final int SHOWN = 50;
  private static final int ENTRIES = 20;

  private final CouponRepository coupons;
  private final JdbcClient jdbc;
  private final Clock clock;

  OwnLoyalty(CouponRepository coupons, JdbcClient jdbc, Clock clock) {
    this.coupons = coupons;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// @param coupons that can still be used, those that end first before others, of the newest 50
  public record Standing(List<CouponView> coupons, int points) {}

  /// @param change more than 0 for points given
  /// @param after how many there were then
  public record Movement(UUID id, int change, int after, Instant at) {}

  @Transactional(readOnly = true)
  public Standing standing(MerchantId merchant, CustomerId customer) {
    var now = clock.instant();
    var usable =
        coupons.ofCustomer(merchant, customer, SHOWN).stream()
            .filter(one -> one.state() == CouponState.GIVEN && now.isBefore(one.validUntil()))
            .sorted((a, b) -> a.validUntil().compareTo(b.validUntil()))
            .toList();
    return new Standing(usable, points(merchant, customer));
  }

  private int points(MerchantId merchant, CustomerId customer) {
    return jdbc.sql("select points from loyalty.balances where merchant_id = ? and customer_id = ?")
        .params(merchant.value(), customer.value())
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  /// The movements of their points, newest first, 20 at a time.
  @Transactional(readOnly = true)
  public Page<Movement> movements(
      MerchantId merchant, CustomerId customer, @Nullable String after) {
    var from = Cursor.read(after, Cursor.NEWEST);
    var found =
        jdbc.sql(
                """
                select id, change, points_after, written_at from loyalty.point_entries
                where merchant_id = ? and customer_id = ? and (written_at, id) < (?, ?)
                order by written_at desc, id desc limit ?
                """)
            .params(
                merchant.value(),
                customer.value(),
                Timestamp.from(from.at()),
                from.id(),
                ENTRIES + 1)
            .query(
                (row, _) ->
                    new Movement(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getInt(3),
                        row.getTimestamp(4).toInstant()))
            .list();
    return Page.of(found, ENTRIES, one -> Cursor.write(one.at(), one.id()));
  }
}

package io.heqi.commerce.release;

import io.heqi.commerce.OrderId;
import io.heqi.commerce.Receiver;
import io.heqi.foundation.database.FieldCipher;
import io.heqi.shared.AccountId;
import io.heqi.shared.Cursor;
import io.heqi.shared.CustomerId;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of other addresses that were asked for; they are stored sealed.
@Repository
class ChangeRepository {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final FieldCipher cipher;

  ChangeRepository(JdbcClient jdbc, JsonMapper json, FieldCipher cipher) {
    this.jdbc = jdbc;
    this.json = json;
    this.cipher = cipher;
  }

  private static String place(MerchantId merchant, ChangeId id) {
    return "commerce.address-change:" + merchant + ":" + id;
  }

  /// Who asks; the account of an agent, the customer of a customer's own wish.
  record By(Asker asker, @Nullable AccountId account, @Nullable CustomerId customer) {}

  ChangeId add(
      MerchantId merchant,
      ShopId shop,
      OrderId order,
      By by,
      Receiver receiver,
      ChangeState state,
      Instant now) {
    var id = ChangeId.next();
    var account = by.account();
    var customer = by.customer();
    jdbc.sql(
            """
            insert into commerce.address_changes (merchant_id, id, order_id, shop_id, asked_by, account_id,
              customer_id, asked_at, receiver, state, ended_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(merchant.value())
        .param(id.value())
        .param(order.value())
        .param(shop.value())
        .param(by.asker().name())
        .param(account == null ? null : account.value())
        .param(customer == null ? null : customer.value())
        .param(Timestamp.from(now))
        .param(cipher.seal(place(merchant, id), json.writeValueAsString(receiver)))
        .param(state.name())
        .param(state.isOpen() ? null : Timestamp.from(now))
        .update();
    return id;
  }

  /// A newer address is to be written into the platform's pages, and no longer this order's older
  /// ones.
  void outdate(MerchantId merchant, OrderId order, Instant now) {
    jdbc.sql(
            """
            update commerce.address_changes set state = 'APPLIED', ended_at = ?
            where merchant_id = ? and order_id = ? and state = 'TO_COPY'
            """)
        .params(Timestamp.from(now), merchant.value(), order.value())
        .update();
  }

  /// @param receiver in the open
  record Found(
      OrderId order,
      ShopId shop,
      @Nullable CustomerId customer,
      Receiver receiver,
      ChangeState state) {}

  Optional<Found> lock(MerchantId merchant, ChangeId id) {
    return jdbc.sql(
            "select * from commerce.address_changes where merchant_id = ? and id = ? for update")
        .params(merchant.value(), id.value())
        .query(
            (row, _) -> {
              var customer = row.getObject("customer_id", UUID.class);
              return new Found(
                  new OrderId(row.getObject("order_id", UUID.class)),
                  new ShopId(row.getObject("shop_id", UUID.class)),
                  customer == null ? null : new CustomerId(customer),
                  receiver(merchant, row),
                  ChangeState.valueOf(row.getString("state")));
            })
        .optional();
  }

  void end(
      MerchantId merchant, ChangeId id, ChangeState state, AccountId by, String note, Instant now) {
    jdbc.sql(
            """
            update commerce.address_changes set state = ?, note = ?, ended_at = ?, ended_by = ?
            where merchant_id = ? and id = ?
            """)
        .params(state.name(), note, Timestamp.from(now), by.value(), merchant.value(), id.value())
        .update();
  }

  /// The newest of each order, at most ten.
  Map<OrderId, List<ReleaseView.Change>> of(MerchantId merchant, Collection<OrderId> orders) {
    var found = new HashMap<OrderId, List<ReleaseView.Change>>();
    jdbc.sql(
            """
            select c.* from unnest(?::uuid[]) as o(id)
            cross join lateral (
              select * from commerce.address_changes where merchant_id = ? and order_id = o.id
              order by asked_at desc limit 10) as c
            """)
        .params(orders.stream().map(OrderId::value).toArray(UUID[]::new), merchant.value())
        .query(
            row -> {
              found
                  .computeIfAbsent(
                      new OrderId(row.getObject("order_id", UUID.class)), _ -> new ArrayList<>())
                  .add(change(merchant, row));
            });
    return found;
  }

  record Listed(OrderId order, ReleaseView.Change change) {}

  /// Those that wait for somebody, newest first.
  List<Listed> open(MerchantId merchant, Cursor after, int limit) {
    return jdbc.sql(
            """
            select * from commerce.address_changes
            where merchant_id = ? and state in ('TO_COPY', 'INTERCEPTING') and (asked_at, id) < (?, ?)
            order by asked_at desc, id desc limit ?
            """)
        .params(merchant.value(), Timestamp.from(after.at()), after.id(), limit)
        .query(
            (row, _) ->
                new Listed(
                    new OrderId(row.getObject("order_id", UUID.class)), change(merchant, row)))
        .list();
  }

  private ReleaseView.Change change(MerchantId merchant, ResultSet row) throws SQLException {
    var by = row.getObject("account_id", UUID.class);
    var ended = row.getTimestamp("ended_at");
    return new ReleaseView.Change(
        new ChangeId(row.getObject("id", UUID.class)),
        Asker.valueOf(row.getString("asked_by")),
        by == null ? null : new AccountId(by),
        row.getTimestamp("asked_at").toInstant(),
        receiver(merchant, row).veiled(),
        ChangeState.valueOf(row.getString("state")),
        row.getString("note"),
        ended == null ? null : ended.toInstant());
  }

  private Receiver receiver(MerchantId merchant, ResultSet row) throws SQLException {
    var id = new ChangeId(row.getObject("id", UUID.class));
    return json.readValue(
        cipher.open(place(merchant, id), row.getBytes("receiver")), Receiver.class);
  }
}

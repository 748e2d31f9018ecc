package io.heqi.commerce.dropship;

import io.heqi.commerce.OrderId;
import io.heqi.shared.MerchantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Which goods of orders suppliers send, for another module.
@Service
public class Senders {

  private final JdbcClient jdbc;

  Senders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param carriers of the parcels that the supplier named; empty until one is
  /// @param numbers of these parcels
  public record Sender(SupplierId supplier, Set<String> carriers, Set<String> numbers) {}

  /// Who sends what, by order and line; lines that the merchant sends are left out.
  @Transactional(readOnly = true)
  public Map<OrderId, Map<Integer, Sender>> of(MerchantId merchant, Collection<OrderId> orders) {
    var senders = new HashMap<OrderId, Map<Integer, Sender>>();
    jdbc.sql(
            """
            select l.order_id, l.line, o.supplier_id, p.carriers, p.numbers
            from commerce.supplier_order_lines as l
            join commerce.supplier_orders as o on o.merchant_id = ? and o.id = l.supplier_order_id
            cross join lateral (
              select coalesce(array_agg(distinct carrier), '{}') as carriers,
                coalesce(array_agg(distinct number), '{}') as numbers
              from commerce.supplier_parcels where merchant_id = ? and supplier_order_id = o.id) as p
            where l.merchant_id = ? and l.order_id = any (?::uuid[]) and not l.released
            """)
        .params(
            merchant.value(),
            merchant.value(),
            merchant.value(),
            orders.stream().map(OrderId::value).toArray(UUID[]::new))
        .query(
            row -> {
              senders
                  .computeIfAbsent(new OrderId(row.getObject(1, UUID.class)), _ -> new HashMap<>())
                  .put(
                      row.getInt(2),
                      new Sender(
                          new SupplierId(row.getObject(3, UUID.class)),
                          Set.copyOf(List.of((String[]) row.getArray(4).getArray())),
                          Set.copyOf(List.of((String[]) row.getArray(5).getArray()))));
            });
    return senders;
  }

  /// What suppliers are called.
  @Transactional(readOnly = true)
  public Map<UUID, String> names(MerchantId merchant) {
    var names = new HashMap<UUID, String>();
    jdbc.sql("select id, name from commerce.suppliers where merchant_id = ?")
        .param(merchant.value())
        .query(
            row -> {
              names.put(row.getObject(1, UUID.class), row.getString(2));
            });
    return names;
  }
}

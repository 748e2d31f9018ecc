package io.heqi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Fills a fresh server's tables with a year of orders, indexes off meanwhile. The rows are made up
/// in the database.
final class OrdersFilling {

  private static final List<String> TABLES =
      List.of(
          "commerce.orders",
          "commerce.order_lines",
          "commerce.parcels",
          "commerce.parcel_events",
          "commerce.order_customers");

  /// A buyer has six orders on average, a few have very many; the demo's buyers have other ids.
  /// Receivers are left out here: nobody but the server can seal them.
  private static final String ORDERS =
      """
      insert into commerce.orders (merchant_id, id, shop_id, number, told_at, buyer_id, buyer_name, state, currency,
        goods, freight, discount, total, paid, placed_at, paid_at, buyer_note, seller_note)
      select s.merchant_id, gen_random_uuid(), s.id, (6917340000000 + n)::text, d.at,
        'b' || (power(random(), 2) * m.size / 6)::int, '买家', (array['UNPAID', 'TO_SHIP', 'SHIPPED', 'SHIPPED', 'RECEIVED',
          'COMPLETED', 'COMPLETED', 'COMPLETED', 'COMPLETED', 'CLOSED'])[1 + floor(random() * 10)::int], 'CNY',
        p.price, 0, 0, p.price, p.price, d.at, d.at, '', ''
      from unnest(?::bigint[], ?::int[]) as m(merchant_id, size)
      join merchant.shops s on s.merchant_id = m.merchant_id
      cross join lateral generate_series(1, m.size) as n
      cross join lateral (select now() - random() * interval '365 days' + n * interval '0 s' as at) as d
      cross join lateral (select (10 + n % 500)::numeric as price) as p
      """;
  private static final String LINES =
      """
      insert into commerce.order_lines
      select o.merchant_id, o.id, k, 'P' || k, '', '轻薄羊毛衫 秋冬款', '藏青 / L', 1, o.goods, o.goods
      from commerce.orders o cross join lateral generate_series(0, (ascii(right(o.id::text, 1)) % 2)) as k
      where o.buyer_id like 'b%'
      """;
  private static final String PARCELS =
      """
      insert into commerce.parcels
      select merchant_id, id, '顺丰速运', 'SF' || number, placed_at + interval '1 day',
        case when state = 'SHIPPED' then 'MOVING' else 'DELIVERED' end, placed_at + interval '2 days'
      from commerce.orders where state in ('SHIPPED', 'RECEIVED', 'COMPLETED') and buyer_id like 'b%'
      """;
  /// The demo's parcels hold goods of several orders, and have events of their own.
  private static final String EVENTS =
      """
      insert into commerce.parcel_events
      select merchant_id, carrier, number, shipped_at + k * interval '8 hours', '【杭州市】快件到达第 ' || k || ' 站', 'MOVING'
      from commerce.parcels cross join generate_series(1, 3) as k where shipped_at is not null and number like 'SF69173%'
      """;

  /// Those whose orders are asked for: a named identity and a conversation each.
  private static final String CUSTOMERS =
      """
      with people as (
        insert into customer.customers (merchant_id, id, name, created_at)
        select c.merchant_id, gen_random_uuid(), 'q' || n, now()
        from channel.channels c cross join generate_series(0, ? - 1) as n where c.merchant_id = ?
        returning merchant_id, id, name),
      identities as (
        insert into customer.identities (merchant_id, channel_id, external_id, customer_id, created_at)
        select p.merchant_id, c.id, 'c:' || p.name, p.id, now()
        from people p join channel.channels c on c.merchant_id = p.merchant_id)
      insert into conversation.conversations (merchant_id, id, number, shop_id, channel_id, channel_kind, customer_id,
        customer_name, vip_level, state, tags, last_seq, change_no, opened_at, last_message_at, listed_at, last_preview,
        last_sender, unread, agent_read_seq, customer_delivered_seq, customer_read_seq, closed_at)
      select p.merchant_id, gen_random_uuid(), row_number() over (), c.shop_id, c.id, 'WIDGET', p.id, p.name, 0,
        'CLOSED', '{}', 1, row_number() over (), now(), now(), now(), '在吗', 'CUSTOMER', 0, 1, 1, 1, now()
      from people p join channel.channels c on c.merchant_id = p.merchant_id
      """;

  private final OrdersShape shape;
  private final Results results;

  OrdersFilling(OrdersShape shape, Results results) {
    this.shape = shape;
    this.results = results;
  }

  /// @param asked how many customers of the largest merchant can be asked for
  void fill(RunningServer server, int asked)
      throws IOException, InterruptedException, SQLException {
    awaitDemo(server);
    var free = Files.getFileStore(server.data()).getUsableSpace();
    if (free < shape.bytes()) {
      throw new Options.Misused(
          "%,d orders need %.1f GB of free disk, and there are %.1f GB; take fewer with --orders"
              .formatted(shape.orders(), shape.bytes() / 1e9, free / 1e9));
    }
    var begun = System.nanoTime();
    try (var connection = server.database().connect("heqi")) {
      var merchants = Merchant.make(connection, shape.merchants());
      var bare = BareTables.strip(connection, TABLES);
      try (var statement = connection.prepareStatement(ORDERS)) {
        statement.setArray(
            1, connection.createArrayOf("bigint", merchants.stream().map(Merchant::id).toArray()));
        statement.setArray(2, connection.createArrayOf("int", shape.sizes()));
        statement.executeUpdate();
      }
      for (var step : List.of(LINES, PARCELS, EVENTS)) {
        execute(connection, step);
      }
      results.note("rows made in " + seconds(begun));
      bare.restore();
      try (var statement = connection.prepareStatement(CUSTOMERS)) {
        statement.setInt(1, asked);
        statement.setLong(2, merchants.getFirst().id());
        statement.executeUpdate();
      }
      for (var table : TABLES) {
        execute(connection, "vacuum (analyze) " + table);
      }
      execute(connection, "checkpoint");
    }
    results.note("all done in " + seconds(begun));
  }

  private static String seconds(long begun) {
    return (System.nanoTime() - begun) / 1_000_000_000L + " s";
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// The demo's suppliers and deals go on working for some seconds after the start; nothing may
  /// write while the tables have no keys.
  private static void awaitDemo(RunningServer server)
      throws IOException, InterruptedException, SQLException {
    while (server
            .database()
            .count(
                "select (select count(*) from commerce.supply_news)"
                    + " + (select count(*) from report.deal_news)")
        > 0) {
      TimeUnit.MILLISECONDS.sleep(500);
    }
  }
}

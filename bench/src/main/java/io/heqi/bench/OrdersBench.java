package io.heqi.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;

/// How fast orders come in and are found where a house is full of them, asked for by the owner of
/// the largest of a thousand merchants. The data are made once and kept in `bench/target/orders`.
/// With `--import`, how fast a platform's file comes in, on an empty data directory.
final class OrdersBench {

  private static final int BATCH = 500;
  private static final int BATCHES = 60;
  private static final Paced WARM_UP = new Paced(50, 1_500);
  private static final Paced QUESTIONS = new Paced(50, 250);

  private final Options options;
  private final OrdersShape shape;
  private final Results results = new Results("orders");
  private final SplittableRandom random = new SplittableRandom(11);

  OrdersBench(Options options) {
    this.options = options;
    this.shape = OrdersShape.of(options);
  }

  int run() throws IOException, InterruptedException, SQLException {
    if (options.has("import")) {
      try (var server = new RunningServer(options)) {
        server.start();
        new OrdersImport(options.number("rows", 200_000), results).measure(server);
      }
      return results.finish();
    }
    new OrdersHouse(options, shape, results).open("orders", this::measure);
    return results.finish();
  }

  private void measure(RunningServer server)
      throws IOException, InterruptedException, SQLException {
    try (var connection = server.database().connect("heqi");
        var door = new Door(server.port())) {
      var merchant = largest(connection);
      var shop = one(connection, "select id from merchant.shops where merchant_id = ?", merchant);
      results.note(
          "%d merchants, %,d orders, %,d lines, %,d parcels, %,d events; the largest has %,d orders"
              .formatted(
                  shape.merchants(),
                  count(server, "orders"),
                  count(server, "order_lines"),
                  count(server, "parcels"),
                  count(server, "parcel_events"),
                  server
                      .database()
                      .count(
                          "select count(*) from commerce.orders where merchant_id = "
                              + merchant.id())));
      handIn(door, merchant, shop);
      ask(server, door, connection, merchant, shop);
    }
  }

  private static long count(RunningServer server, String table) throws IOException, SQLException {
    return server.database().count("select count(*) from commerce." + table);
  }

  static Merchant largest(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(
          "update staff.account_sessions set expires_at = now() + interval '1 day'");
      var row =
          statement.executeQuery(
              "select min(id) from merchant.merchants where name like 'bench %'");
      row.next();
      return Merchant.known(row.getLong(1));
    }
  }

  private static UUID one(Connection connection, String sql, Merchant merchant)
      throws SQLException {
    return InboxHouse.ids(connection, sql, merchant.id()).getFirst();
  }

  /// Orders of the customers who are asked for afterwards, with receivers, over the interface.
  private void handIn(Door door, Merchant merchant, UUID shop)
      throws IOException, InterruptedException {
    var path = "/api/shops/" + shop + "/orders";
    var round = Instant.now().toEpochMilli();
    var begun = 0L;
    for (var batch = 0; batch < BATCHES + 10; batch++) {
      if (batch == 10) {
        begun = System.nanoTime();
      }
      door.put(path, orders(round, batch), merchant.cookie());
    }
    var seconds = (System.nanoTime() - begun) / 1e9;
    results.note(
        "handed in: %d calls of %d orders, each with a receiver, two lines and a parcel, one call after the other"
            .formatted(BATCHES, BATCH));
    results.atLeast("handed-in", BATCHES * BATCH * 2 / seconds, "lines/s", 5_000);
    results.plain("handed-in-orders", BATCHES * BATCH / seconds, "orders/s");
  }

  private String orders(long round, int batch) {
    var orders = new ArrayList<String>();
    for (var i = 0; i < BATCH; i++) {
      var number = round + "-" + batch + "-" + i;
      var placed = Instant.now().minusSeconds(random.nextInt(86_400 * 300));
      orders.add(
          """
          {"number": "%1$s", "toldAt": "%2$s", "state": "SHIPPED", "buyerId": "q%3$d",
            "amounts": {"goods": 209, "discount": 10, "total": 199, "paid": 199}, "times": {"placed": "%2$s"},
            "receiver": {"name": "林小满", "phone": "138%4$08d", "region": "浙江省 杭州市", "address": "文三路 1 号"},
            "lines": [{"title": "羊毛衫", "variant": "白色 / M", "quantity": 1, "price": 159, "amount": 159},
              {"title": "袜子", "quantity": 2, "price": 25, "amount": 40}],
            "parcels": [{"carrier": "顺丰速运", "number": "SF%1$s"}]}
          """
              .formatted(
                  number, placed, random.nextInt(OrdersHouse.ASKED), random.nextInt(100_000_000)));
    }
    return "{\"orders\": [" + String.join(",", orders) + "]}";
  }

  private void ask(
      RunningServer server, Door door, Connection connection, Merchant merchant, UUID shop)
      throws IOException, InterruptedException, SQLException {
    var customers =
        InboxHouse.ids(
            connection,
            "select customer_id from customer.identities where merchant_id = ? order by random()",
            merchant.id());
    var numbers = numbers(connection, merchant);
    var questions = new TreeMap<String, IntFunction<String>>();
    questions.put("of-customer", n -> "/api/customers/" + pick(customers, n) + "/orders?limit=5");
    questions.put("list", _ -> "/api/orders?limit=30");
    questions.put("list-by-shop", _ -> "/api/orders?limit=30&shop=" + shop);
    questions.put("list-by-state", _ -> "/api/orders?limit=30&state=UNPAID");
    questions.put("search-number", n -> "/api/orders/search?text=" + pick(numbers, n));
    questions.put("search-parcel", n -> "/api/orders/search?text=SF" + pick(numbers, n));
    questions.put("search-tail", n -> "/api/orders/search?text=%04d".formatted(n * 37 % 10_000));
    var quiet = new QuietRounds(server, results, options.number("patience", 600));
    var mixed = List.copyOf(questions.values());
    var _ =
        WARM_UP.measure(n -> door.load(mixed.get(n % mixed.size()).apply(n), merchant.cookie()));
    for (var question : questions.entrySet()) {
      judge(quiet, door, merchant, question);
    }
  }

  private void judge(
      QuietRounds quiet,
      Door door,
      Merchant merchant,
      Map.Entry<String, IntFunction<String>> question)
      throws IOException, InterruptedException {
    var delays =
        quiet.measure(
            question.getKey(),
            QUESTIONS,
            n -> door.load(question.getValue().apply(n), merchant.cookie()));
    results.quantiles(question.getKey(), delays);
    results.atMost(
        question.getKey() + "-p99",
        Results.millis(delays, 99),
        "ms",
        question.getKey().equals("of-customer") ? 20 : 30);
  }

  private static List<String> numbers(Connection connection, Merchant merchant)
      throws SQLException {
    var numbers = new ArrayList<String>();
    try (var statement =
        connection.prepareStatement(
            "select number from commerce.orders where merchant_id = ? order by random() limit"
                + " 2000")) {
      statement.setLong(1, merchant.id());
      var row = statement.executeQuery();
      while (row.next()) {
        numbers.add(URLEncoder.encode(row.getString(1), StandardCharsets.UTF_8));
      }
    }
    return numbers;
  }

  private static <T> T pick(List<T> from, int number) {
    return from.get(number % from.size());
  }
}

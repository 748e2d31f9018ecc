package io.heqi.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// How fast orders and cases are counted, and how fast the analysis of causes is read where a
/// merchant has a year of them. They are made once and kept in `bench/target/causes`.
final class CausesBench {

  private static final Paced QUESTIONS = new Paced(1, 30);

  /// Two thousand kinds of goods.
  private static final String CODES =
      """
      update commerce.order_lines set merchant_code = 'C' || (abs(hashtext(order_id::text || place)) % 2000)
      where merchant_id = ?
      """;

  /// Asked for up to ten days after the purchase; four of five are over with a refund.
  private static final String CASES =
      """
      insert into aftersale.cases (merchant_id, id, number, key, shop_id, order_id, order_number, type, state, version,
        reason, condition, goods_came, was_sent, goods_back, amount, currency, text, severity, owner_id, applied_at,
        liable, offers, return_address, return_carrier, return_number, sent_carrier, sent_number, policy_from,
        entered_at, due_at, rank_at, ended_at)
      select o.merchant_id, gen_random_uuid(), row_number() over (order by o.placed_at), 'bench:' || o.id, o.shop_id,
        o.id, o.number, 'REFUND_ONLY', case when d.done then 'SUCCEEDED' else 'PENDING_MERCHANT' end, 1, d.reason,
        'OPENED', true, true, false, o.paid, 'CNY', '', 1, gen_random_uuid(), d.at, 'MERCHANT', 0, '', '', '', '', '',
        o.placed_at, d.at, case when d.done then null else d.at + interval '2 days' end,
        case when d.done then null else d.at end, case when d.done then d.at + interval '1 day' end
      from (select * from commerce.orders where merchant_id = ? and buyer_id like 'b%' and paid > 0
        order by random() limit ?) as o
      cross join lateral (select o.placed_at + random() * interval '10 days' as at, random() < 0.8 as done,
        (array['QUALITY_ISSUE', 'SIZE_MISMATCH', 'NO_LONGER_WANT', 'DAMAGED_IN_TRANSIT', 'MISSING_PARTS',
          'NOT_MATCH_PRODUCT_DESC'])[1 + floor(random() * 6)::int] as reason) as d
      """;
  private static final String CASE_LINES =
      """
      insert into aftersale.case_lines (merchant_id, case_id, line, quantity, batch)
      select merchant_id, id, 0, 1, case when random() < 0.3 then 'B-' || floor(random() * 200)::int else '' end
      from aftersale.cases where merchant_id = ? and key like 'bench:%'
      """;
  private static final String REFUNDS =
      """
      insert into aftersale.refunds
      select merchant_id, id, order_id, shop_id, amount, currency, 'PAID', 1, 'R', '', applied_at, ended_at
      from aftersale.cases where merchant_id = ? and key like 'bench:%' and state = 'SUCCEEDED'
      """;

  private static final String MADE =
      "select count(*) from aftersale.cases where key like 'bench:%' and merchant_id = ";

  private final Options options;
  private final OrdersShape shape;
  private final int cases;
  private final Results results = new Results("causes");

  CausesBench(Options options) {
    this.options = options;
    this.shape =
        new OrdersShape(options.number("merchants", 1), options.number("orders", 1_000_000));
    this.cases = options.number("cases", 50_000);
  }

  int run() throws IOException, InterruptedException, SQLException {
    new OrdersHouse(options, shape, results).open("causes", this::measure);
    return results.finish();
  }

  private void measure(RunningServer server)
      throws IOException, InterruptedException, SQLException {
    try (var connection = server.database().connect("heqi");
        var door = new Door(server.port())) {
      var merchant = OrdersBench.largest(connection);
      var counted = "select count(*) from aftersale.cause_claims where merchant_id = ";
      if (server.database().count(counted + merchant.id()) < cases / 2) {
        if (server.database().count(MADE + merchant.id()) == 0) {
          make(connection, merchant);
        }
        enter(server, connection, merchant);
      }
      var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
      var month = "&from=" + today.minusDays(29) + "&to=" + today;
      var quarter = "&from=" + today.minusDays(89) + "&to=" + today;
      var year = "&from=" + today.minusDays(364) + "&to=" + today;
      var questions = new TreeMap<String, String>();
      for (var by : new String[] {"PRODUCT", "BATCH", "CARRIER", "REASON"}) {
        questions.put("month-" + by, "/api/aftersale-causes?by=" + by + month);
      }
      questions.put("quarter-PRODUCT", "/api/aftersale-causes?by=PRODUCT" + quarter);
      questions.put("year-PRODUCT", "/api/aftersale-causes?by=PRODUCT" + year);
      questions.put("cases-year", "/api/aftersale-causes/cases?by=PRODUCT" + year);
      questions.put(
          "cases-year-carrier",
          "/api/aftersale-causes/cases?by=CARRIER&key=*&which=QUALITY" + year);
      for (var question : questions.entrySet()) {
        ask(door, merchant, question);
      }
      var begun = System.nanoTime();
      door.load("/api/aftersale-causes/file?by=PRODUCT&format=CSV" + year, merchant.cookie());
      results.plain("export-year", (System.nanoTime() - begun) / 1e9, "s");
    }
  }

  private void make(Connection connection, Merchant merchant) throws SQLException {
    update(connection, CODES, merchant);
    try (var statement = connection.prepareStatement(CASES)) {
      statement.setLong(1, merchant.id());
      statement.setInt(2, cases);
      statement.executeUpdate();
    }
    update(connection, CASE_LINES, merchant);
    update(connection, REFUNDS, merchant);
    vacuum(connection, "commerce.order_lines", "aftersale.cases", "aftersale.case_lines");
  }

  private static void update(Connection connection, String sql, Merchant merchant)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, merchant.id());
      statement.executeUpdate();
    }
  }

  private static void vacuum(Connection connection, String... tables) throws SQLException {
    for (var table : tables) {
      try (var statement = connection.createStatement()) {
        statement.execute("vacuum (analyze) " + table);
      }
    }
  }

  private void enter(RunningServer server, Connection connection, Merchant merchant)
      throws IOException, InterruptedException, SQLException {
    // Known to be many before the first is taken, as after a migration.
    connection.setAutoCommit(false);
    update(
        connection,
        """
        insert into aftersale.cause_news
        select merchant_id, id, 1, now(), 0, '' from commerce.orders where merchant_id = ?
        on conflict do nothing
        """,
        merchant);
    try (var statement = connection.createStatement()) {
      statement.execute("analyze aftersale.cause_news");
    }
    connection.commit();
    connection.setAutoCommit(true);
    var waiting = "select count(*) from aftersale.cause_news where merchant_id = " + merchant.id();
    var all = server.database().count(waiting);
    var begun = System.nanoTime();
    while (server.database().count(waiting) > 0) {
      TimeUnit.MILLISECONDS.sleep(500);
    }
    results.plain("counted", all / ((System.nanoTime() - begun) / 1e9), "orders/s");
    vacuum(
        connection,
        "aftersale.cause_claims",
        "aftersale.cause_days",
        "aftersale.cause_sales",
        "aftersale.cause_products",
        "aftersale.cause_news");
    results.note("%,d orders heard of; %,d cases".formatted(all, cases));
  }

  private void ask(Door door, Merchant merchant, Map.Entry<String, String> question)
      throws IOException, InterruptedException {
    var delays = QUESTIONS.measure(_ -> door.load(question.getValue(), merchant.cookie()));
    results.quantiles(question.getKey(), delays);
  }
}

package io.heqi.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// How fast paid orders are entered as deals, and how fast the deal record and the figures are read
/// where a merchant has a year of them. The orders are made once and kept in `bench/target/deals`.
final class DealsBench {

  private static final int ALONE = 3;
  private static final Paced QUESTIONS = new Paced(5, 40);

  private final Options options;
  private final OrdersShape shape;
  private final Results results = new Results("deals");

  DealsBench(Options options) {
    this.options = options;
    this.shape =
        new OrdersShape(options.number("merchants", 1), options.number("orders", 1_000_000));
  }

  int run() throws IOException, InterruptedException, SQLException {
    new OrdersHouse(options, shape, results).open("deals", this::measure);
    return results.finish();
  }

  private void measure(RunningServer server)
      throws IOException, InterruptedException, SQLException {
    try (var connection = server.database().connect("heqi");
        var door = new Door(server.port())) {
      var merchant = OrdersBench.largest(connection);
      if (server.database().count("select count(*) from report.deals") < shape.orders()) {
        enter(server, connection, merchant);
      }
      var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
      var month = "?from=" + today.minusDays(29) + "&to=" + today;
      var year = "?from=" + today.minusDays(364) + "&to=" + today;
      var day = "?from=" + today + "&to=" + today;
      var questions = new TreeMap<String, String>();
      questions.put("record-day", "/api/deals" + day);
      questions.put("record-year", "/api/deals" + year);
      questions.put("totals-day", "/api/deals/totals" + day);
      questions.put("totals-month", "/api/deals/totals" + month);
      questions.put("figures-month", "/api/deal-figures" + month);
      for (var question : questions.entrySet()) {
        ask(door, merchant, question);
      }
      alone(door, merchant, "/api/deal-figures" + year);
      export(door, merchant, "?format=CSV&from=" + today.minusDays(36) + "&to=" + today);
    }
  }

  private void enter(RunningServer server, Connection connection, Merchant merchant)
      throws IOException, InterruptedException, SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            insert into report.deal_news
            select merchant_id, id, 'ORDER', 1, now(), 0, '' from commerce.orders
            where merchant_id = ? and (paid_at is not null or paid > 0)
            on conflict do nothing
            """)) {
      statement.setLong(1, merchant.id());
      statement.executeUpdate();
    }
    var waiting = "select count(*) from report.deal_news where merchant_id = " + merchant.id();
    var all = server.database().count(waiting);
    var begun = System.nanoTime();
    while (server.database().count(waiting) > 0) {
      TimeUnit.MILLISECONDS.sleep(500);
    }
    results.plain("entered", all / ((System.nanoTime() - begun) / 1e9), "deals/s");
    for (var table : new String[] {"report.deals", "report.deal_changes", "report.deal_news"}) {
      try (var statement = connection.createStatement()) {
        statement.execute("vacuum (analyze) " + table);
      }
    }
    results.note(
        "%,d orders heard of; %,d deals"
            .formatted(
                all,
                server
                    .database()
                    .count(
                        "select count(*) from report.deals where merchant_id = " + merchant.id())));
  }

  private void ask(Door door, Merchant merchant, Map.Entry<String, String> question)
      throws IOException, InterruptedException {
    var delays = QUESTIONS.measure(_ -> door.load(question.getValue(), merchant.cookie()));
    results.quantiles(question.getKey(), delays);
  }

  /// The figures of a whole year, which nobody asks for five times a second.
  private void alone(Door door, Merchant merchant, String path)
      throws IOException, InterruptedException {
    var delays = new ArrayList<Double>();
    for (var n = 0; n < ALONE; n++) {
      var begun = System.nanoTime();
      door.load(path, merchant.cookie());
      delays.add((System.nanoTime() - begun) / 1e9);
    }
    results.plain("figures-year-alone", delays.stream().sorted().toList().get(ALONE / 2), "s");
  }

  private void export(Door door, Merchant merchant, String span)
      throws IOException, InterruptedException {
    var begun = System.nanoTime();
    door.load("/api/deals/file" + span, merchant.cookie());
    results.plain("export-37-days", (System.nanoTime() - begun) / 1e9, "s");
  }
}

package io.heqi.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// How fast an order file of a platform is taken: two rows for an order, with receivers and
/// parcels, in GB18030, handed in over the interface by the owner of a fresh merchant.
final class OrdersImport {

  private static final Charset CHINESE = Charset.forName("GB18030");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final String HEADING =
      "订单号,订单状态,下单时间,付款时间,发货时间,商品名称,规格,商品编号,商家编码,数量,单价,运费,优惠,应付金额,实付金额,"
          + "买家昵称,收件人,手机号,省,市,区,详细地址,快递公司,快递单号,买家留言,商家备注";
  private static final int LIMIT_SECONDS = 900;

  private final int rows;
  private final Results results;
  private final SplittableRandom random = new SplittableRandom(13);

  OrdersImport(int rows, Results results) {
    this.rows = rows;
    this.results = results;
  }

  void measure(RunningServer server) throws IOException, InterruptedException, SQLException {
    var file = server.beside("csv");
    try (var connection = server.database().connect("heqi");
        var door = new Door(server.port())) {
      write(file);
      var merchant = Merchant.make(connection, 1).getFirst();
      var shop = shop(connection, merchant);
      results.note(
          "a file of %,d rows, two for an order, %,d KB in GB18030"
              .formatted(rows, Files.size(file) >> 10));
      var fresh = take(server, door, merchant, shop, file, "import");
      results.atLeast("import-rows", fresh, "rows/s", 5_000);
      results.plain("import-again", take(server, door, merchant, shop, file, "again"), "rows/s");
      var stored =
          server
              .database()
              .count("select count(*) from commerce.orders where merchant_id = " + merchant.id());
      results.none("import-missing", rows / 2 - stored);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static String shop(Connection connection, Merchant merchant) throws SQLException {
    return InboxHouse.ids(
            connection, "select id from merchant.shops where merchant_id = ?", merchant.id())
        .getFirst()
        .toString();
  }

  private void write(Path file) throws IOException {
    try (var out = Files.newBufferedWriter(file, CHINESE)) {
      out.write(HEADING + "\n");
      var round = Instant.now().toEpochMilli();
      for (var order = 0; order < rows / 2; order++) {
        write(out, Long.toString(round * 1_000_000 + order));
      }
    }
  }

  private void write(BufferedWriter out, String number) throws IOException {
    var at = LocalDateTime.now(ZoneOffset.UTC).minusSeconds(random.nextInt(86_400 * 300));
    var phone = random.nextInt(100_000_000);
    var price = 10 + random.nextInt(400);
    for (var line = 1; line <= 2; line++) {
      out.write(
          String.format(
              Locale.ROOT,
              "\"\t%1$s\",%2$s,%3$s,%3$s,%3$s,轻薄羊毛衫 秋冬款 %4$d,藏青 /"
                  + " L,P%4$d,SW-%4$d,1,%5$d.00,0.00,10.00,%6$d.00,%6$d.00,小满,林小满,138%7$08d,浙江省,杭州市,西湖区,文三路"
                  + " %4$d 号 2 单元 301,顺丰速运,\"\tSF%1$s\",请尽快,%n",
              number,
              "已发货",
              TIME.format(at),
              line,
              price,
              2 * price - 10,
              phone));
    }
  }

  /// @return rows a second from the start of the import to its end, the upload left out
  private double take(
      RunningServer server, Door door, Merchant merchant, String shop, Path file, String what)
      throws IOException, InterruptedException {
    var uploading = System.nanoTime();
    var made = door.hand("/api/order-imports?shop=" + shop, file, merchant.cookie());
    var path = "/api/order-imports/" + made.get("id").asString();
    var mapping = door.post(path + "/preview", "{}", merchant.cookie()).get("mapping");
    var begun = System.nanoTime();
    var before = server.cpu();
    door.tell(path + "/run", "{\"mapping\": " + mapping + "}", merchant.cookie());
    var now = door.get(path, merchant.cookie());
    for (var tries = 0; now.get("state").asString().equals("RUNNING"); tries++) {
      if (tries > LIMIT_SECONDS * 20) {
        throw new IOException("the import does not end: " + now);
      }
      TimeUnit.MILLISECONDS.sleep(50);
      now = door.get(path, merchant.cookie());
    }
    var seconds = (System.nanoTime() - begun) / 1e9;
    if (!now.get("state").asString().equals("DONE") || now.get("bad").asInt() > 0) {
      throw new IOException("the import went wrong: " + now);
    }
    var used = server.cpu().since(before);
    results.note(
        "%s: upload and look %.1f s, taken in %.1f s, processor: server %.1f s, database %.1f s; %d stored, %d unchanged"
            .formatted(
                what,
                (begun - uploading) / 1e9,
                seconds,
                used.server() / 1e3,
                used.database() / 1e3,
                now.get("stored").asInt(),
                now.get("unchanged").asInt()));
    return rows / seconds;
  }
}

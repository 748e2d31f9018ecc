package io.heqi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/// A server on a year of orders, which are made up once and kept for the next run of the bench.
final class OrdersHouse {

  /// Customers whose orders are asked for.
  static final int ASKED = 2_000;

  private final Options options;
  private final OrdersShape shape;
  private final Results results;

  OrdersHouse(Options options, OrdersShape shape, Results results) {
    this.options = options;
    this.shape = shape;
    this.results = results;
  }

  /// What is done with the server.
  interface Measuring {

    void measure(RunningServer server) throws IOException, InterruptedException, SQLException;
  }

  /// @param name of the bench: where its data go, unless an option says so
  void open(String name, Measuring measuring)
      throws IOException, InterruptedException, SQLException {
    var data =
        options
            .path("data")
            .orElse(Path.of("bench", "target", name, shape.name()))
            .toAbsolutePath()
            .normalize();
    var named = options.with("data", data.toString());
    var isFull = data.resolve("bench-orders.txt");
    if (!Files.exists(isFull)) {
      Files.createDirectories(data);
      try (var server = new RunningServer(named)) {
        server.start();
        new OrdersFilling(shape, results).fill(server, ASKED);
      }
      Files.writeString(isFull, shape.name());
    }
    try (var server = new RunningServer(named)) {
      server.start();
      measuring.measure(server);
    }
  }
}

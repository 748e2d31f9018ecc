package io.heqi.bench;

import java.io.IOException;
import java.sql.SQLException;

/// Two nodes on one PostgreSQL: what happens at one is seen at the other; and while customers talk
/// to agents at the other node, each node is killed in turn and its people go on at the one that is
/// left.
final class NodesBench {

  private final Options options;
  private final Results results;

  NodesBench(Options options, Results results) {
    this.options = options.with("messages", options.text("messages", "2000"));
    this.results = results;
  }

  int run() throws IOException, InterruptedException, SQLException {
    try (var house = new RunningServer(options)) {
      house.start();
      house.stop();
      try (var database = new PostgresAlone(house.data());
          var first = node(house, database);
          var second = node(house, database)) {
        house.database().requireDurable();
        first.start();
        second.start();
        try (var here = new Door(first.port())) {
          var there = here.beside(second.port());
          new NodesTalk(here, there, results).run();
          killInTurn(first, second, here, there);
        }
      }
    }
    return results.finish();
  }

  /// Nodes share the database and the data directory: the files, and the keys that tokens are
  /// signed with.
  private RunningServer node(RunningServer house, PostgresAlone database) throws IOException {
    var node = new RunningServer(options.with("data", house.data().toString()));
    node.set("HEQI_DATABASE_URL", database.address("heqi_app", "running"));
    node.set("HEQI_DATABASE_OWNER_URL", database.address("heqi_owner", "owner"));
    return node;
  }

  private void killInTurn(RunningServer first, RunningServer second, Door here, Door there)
      throws IOException, InterruptedException {
    var talk = new ChaosTalk(options, results);
    talk.prepare(first, here, there);
    talk.begin();
    talk.awaitAcknowledged(talk.total() / 4);
    first.kill();
    talk.awaitAcknowledged(talk.total() / 2);
    first.start();
    second.kill();
    talk.awaitAcknowledged(talk.total());
    talk.finish();
    talk.check(first);
  }
}

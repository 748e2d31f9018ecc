package io.heqi.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Recorded dialogues played as customers to the bot of a running server, which knows what the demo
/// knows and what the other half of the dialogues taught. Whether it answered rightly is judged by
/// labels that were written before.
final class DialogueBench {

  private static final String REASONS =
      """
      select reason, count(*) from bot.decisions where kind = 'HAND_OVER'
      group by reason order by 2 desc, 1
      """;

  private final Options options;
  private final Results results = new Results("dialogue");

  DialogueBench(Options options) {
    this.options = options;
  }

  int run() throws IOException, InterruptedException, SQLException {
    var data = TestData.find();
    if (data.isEmpty()) {
      System.out.println("dialogue: no recorded dialogues found (HEQI_TEST_DATA)");
      return 0;
    }
    var dialogues = Dialogue.read(data.get());
    var labels = DialogueLabels.read();
    if (!labels.areOf(DialogueSample.draw(dialogues))) {
      throw new Options.Misused("these are not the dialogues that the labels were made for");
    }
    var scores = new DialogueScores(results, played(dialogues), labels);
    if (options.has("show")) {
      scores.show();
    }
    scores.report();
    return results.finish();
  }

  private List<DialogueReplay.Played> played(List<Dialogue> dialogues)
      throws IOException, InterruptedException, SQLException {
    try (var server = new RunningServer(options)) {
      server.start();
      try (var door = new Door(server.port())) {
        var shop = DialogueShop.enter(door);
        teach(shop, dialogues);
        noteBar(shop, "before");
        var played = replayed(shop, dialogues.stream().filter(Dialogue::isHeld).toList());
        noteBar(shop, "after");
        noteReasons(server.database());
        return played;
      }
    }
  }

  private void teach(DialogueShop shop, List<Dialogue> dialogues)
      throws IOException, InterruptedException {
    try (var lines = new Lines()) {
      var made = new DialogueKnowledge(lines).of(dialogues);
      shop.teach(made);
      results.note(
          "%d items known, %d of them made from %d dialogues"
              .formatted(
                  shop.learnAnswers(),
                  made.size(),
                  dialogues.stream().filter(dialogue -> !dialogue.isHeld()).count()));
    }
  }

  private List<DialogueReplay.Played> replayed(DialogueShop shop, List<Dialogue> dialogues)
      throws IOException, InterruptedException {
    var played = new ArrayList<DialogueReplay.Played>();
    var replay = new DialogueReplay(shop);
    for (var dialogue : dialogues) {
      played.addAll(replay.play(dialogue));
    }
    return played;
  }

  private void noteBar(DialogueShop shop, String when) throws IOException, InterruptedException {
    var bar = shop.bar();
    results.note(
        "%s the replay the knowledge vouches for 95 %% of answers %s"
            .formatted(
                when,
                bar.isPresent()
                    ? "from about confidence %.2f on".formatted(bar.getAsDouble())
                    : "nowhere"));
  }

  private void noteReasons(Database database) throws SQLException {
    try (var connection = database.connect("heqi");
        var statement = connection.createStatement();
        var row = statement.executeQuery(REASONS)) {
      while (row.next()) {
        results.note("given to people, %s: %d".formatted(row.getString(1), row.getLong(2)));
      }
    }
  }
}

package io.heqi.bench;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.json.JsonMapper;

/// The demo's first shop, whose bot is on, as its owner sees it: what the bot knows and what it
/// did.
final class DialogueShop {

  private static final String ITEMS = "/api/knowledge-items";
  private static final int PAGE = 200;
  private static final double PRECISION = 0.95;

  private final JsonMapper json = new JsonMapper();
  private final Map<String, String> answers = new HashMap<>();
  private final Door door;
  private final String owner;
  private final String channel;

  private DialogueShop(Door door, String owner, String channel) {
    this.door = door;
    this.owner = owner;
    this.channel = channel;
  }

  static DialogueShop enter(Door door) throws IOException, InterruptedException {
    var owner = door.signIn(ChaosTalk.AGENTS[0], ChaosTalk.PASSWORD);
    return new DialogueShop(door, owner, ChaosTalk.widgetChannel(door, owner).publicKey());
  }

  /// Writes the items down and puts them on offer.
  void teach(List<DialogueKnowledge.Item> items) throws IOException, InterruptedException {
    for (var item : items) {
      var id = door.post(ITEMS, body(item), owner).get("id").asString();
      door.post(ITEMS + "/" + id + "/publication", "{}", owner);
    }
  }

  private String body(DialogueKnowledge.Item item) {
    var answer =
        Map.of(
            "shops", List.of(),
            "channels", List.of(),
            "minVip", 0,
            "product", "",
            "parts", List.of(Map.of("text", item.answer())));
    return json.writeValueAsString(
        Map.of(
            "kind", "ARTICLE",
            "title", item.questions().getFirst(),
            "questions", item.questions().stream().skip(1).toList(),
            "answers", List.of(answer),
            "scene", "",
            "terms", Map.of("inHelp", false)));
  }

  /// Reads all that is known, so that replies can be told by their texts.
  ///
  /// @return how many items there are
  int learnAnswers() throws IOException, InterruptedException {
    for (var view : door.get(ITEMS + "?limit=" + PAGE, owner).get("items")) {
      var id = view.get("id").asString();
      var item = door.get(ITEMS + "/" + id, owner);
      answers.put(id, item.at("/newest/answers/0/parts/0/text").asString(""));
    }
    return answers.size();
  }

  DialogueCustomer customer() throws IOException, InterruptedException {
    return DialogueCustomer.arrive(door, door.visit(channel));
  }

  /// What the bot did when it said this.
  BotReply reply(DialogueCustomer.Heard heard) throws IOException, InterruptedException {
    if (!heard.fromBot()) {
      return BotReply.HANDED_OVER;
    }
    var lines =
        door.get(
            "/api/conversations/%s/entries?limit=1&before=%d"
                .formatted(heard.conversation(), heard.seq() + 1),
            owner);
    var noted = lines.get(0).get("data");
    var kind = noted.get("decision").asString().replace('-', '_').toUpperCase(Locale.ROOT);
    return new BotReply(
        BotReply.Kind.valueOf(kind),
        noted.path("items").values().stream()
            .map(item -> answers.getOrDefault(item.asString(), ""))
            .toList(),
        noted.path("confidence").asDouble(0));
  }

  /// From which confidence on its knowledge vouches for the precision that the demo asks for; empty
  /// where it does so nowhere, so that the product's own bar holds.
  OptionalDouble bar() throws IOException, InterruptedException {
    return door.get("/api/bot/curve", owner).get("points").values().stream()
        .filter(point -> point.get("assured").asDouble() >= PRECISION)
        .mapToDouble(point -> point.get("confidence").asDouble())
        .min();
  }
}

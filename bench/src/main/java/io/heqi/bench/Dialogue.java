package io.heqi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A recorded talk between a customer and the service. Every second one of a set is held back: it
/// is played and judged, and only the others may become knowledge.
///
/// @param set `jddc` or `ecd`
/// @param row the line in the set's file, from 1
record Dialogue(String set, int row, List<Turn> turns) {

  static final String JDDC = "jddc";
  static final String ECD = "ecd";

  /// What one side said until the other spoke.
  ///
  /// @param number the place in the dialogue, from 1
  /// @param masked with `[数字x]` and the like where the set hides something
  record Turn(int number, boolean customers, String masked) {

    /// As somebody may have written it.
    String text() {
      return Masks.lifted(masked).replaceAll("\\s+", " ").strip();
    }
  }

  /// What the page sends by itself when a customer comes from an order or a product.
  private static final Pattern CARD =
      Pattern.compile(
          "顾客通过点击web咚咚\\[站点x]信息发送:"
              + "|\\[订单编号:\\[订单x]，订单金额:\\[金额x]，下单时间:\\[日期x] \\[时间x]]"
              + "|咨询订单号:\\[订单x] (订单金额:\\[金额x] 下单时间:\\[日期x]|商品ID:\\[数字x])"
              + "|请选择咨询订单"
              + "|\\[(链接x|商品快照)]");

  /// All dialogues of both sets, in the order of their files.
  static List<Dialogue> read(TestData data) throws IOException {
    var all = new ArrayList<Dialogue>();
    for (var set : List.of(JDDC, ECD)) {
      var json = new JsonMapper();
      var lines = Files.readAllLines(data.file("dialogue_" + set + ".jsonl"));
      for (var i = 0; i < lines.size(); i++) {
        var line = json.readTree(lines.get(i));
        all.add(new Dialogue(set, i + 1, set.equals(JDDC) ? spoken(line) : alternating(line)));
      }
    }
    return List.copyOf(all);
  }

  private static List<Turn> spoken(JsonNode line) {
    var turns = new ArrayList<Turn>();
    for (var turn : line.path("turns")) {
      var customers = turn.path("role").asString().equals("customer");
      turns.add(new Turn(turns.size() + 1, customers, cleaned(turn.path("text").asString())));
    }
    return List.copyOf(turns);
  }

  /// The set does not say who speaks; its contexts begin and end with the customer, and what
  /// follows is the service's.
  private static List<Turn> alternating(JsonNode line) {
    var turns = new ArrayList<Turn>();
    for (var said : line.path("context")) {
      var number = turns.size() + 1;
      turns.add(new Turn(number, number % 2 == 1, cleaned(said.asString())));
    }
    var reply = line.path("positive").path(0).asString();
    turns.add(new Turn(turns.size() + 1, false, cleaned(reply)));
    return List.copyOf(turns);
  }

  private static String cleaned(String text) {
    return CARD.matcher(text).replaceAll(" ").strip();
  }

  boolean isHeld() {
    return row % 2 == 0;
  }

  Turn turn(int number) {
    return turns.get(number - 1);
  }
}

package io.heqi.bench;

import io.heqi.language.Intents;
import io.heqi.language.Line;
import io.heqi.language.Plain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a merchant might have written down from the dialogues that are not held back: questions
/// about what holds for everybody, those that ask the same together, each with the answer that was
/// commonest. Nobody has read it over, so it is worse than what people write.
final class DialogueKnowledge {

  /// @param questions ways to ask, the first customer's first
  record Item(List<String> questions, String answer) {}

  private record Pair(Line question, String answer) {}

  /// From here on two questions ask the same, as in the list of what the bot could not answer.
  private static final double TOGETHER = 0.82;

  /// How surely a question has to be about one of the matters that a house has rules for.
  private static final double SURE = 0.5;

  private static final Set<String> MATTERS =
      Set.of(
          "ship", "modify", "cancel", "return", "refundp", "exch", "inv", "price", "promo", "pay",
          "inst", "acct");

  private static final int LONGEST_QUESTION = 40;
  private static final int FEWEST_CHARACTERS = 8;

  /// What the set hides because it was one customer's own.
  private static final Pattern OWN = Pattern.compile("\\[(订单|日期|时间|电话|地址|站点|姓名|邮箱|身份证号|链接)x]");

  private static final Pattern OF_ONE_ORDER =
      Pattern.compile("我的|我这|我买|我刚|这单|那单|个订单|帮我|帮忙|给我|\\d{6,}");

  /// What is said in any talk, and what is said of one order alone.
  private static final Pattern COURTESY =
      Pattern.compile(
          "稍等|等一下|请问|有什么|还有其他|为您服务|在的|您好|感谢|谢谢|客气|评价|祝您|再见|查询|核实|看一下|看下|看看|抱歉|不好意思|耐心|[?？]|[吗么]$");

  private static final Pattern OF_ONE_CASE =
      Pattern.compile("您的订单|订单号|已经|已提交|显示|今天|明天|刚刚|我[给个帮]您|给您|小妹|好了|是否|为什么|\\([A-Z]{3,}\\)");

  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  private final Lines lines;
  private final Intents intents;

  DialogueKnowledge(Lines lines) {
    this.lines = lines;
    this.intents = Intents.learn(Intents.seeds(lines.meanings()), List.of());
  }

  List<Item> of(List<Dialogue> dialogues) {
    var groups = new ArrayList<List<Pair>>();
    dialogues.stream()
        .filter(dialogue -> !dialogue.isHeld())
        .flatMap(dialogue -> pairs(dialogue).stream())
        .forEach(pair -> groupOf(pair, groups).add(pair));
    return groups.stream().map(this::item).toList();
  }

  private List<Pair> pairs(Dialogue dialogue) {
    var pairs = new ArrayList<Pair>();
    for (var turn : dialogue.turns()) {
      if (DialogueSample.asks(turn) && turn.number() < dialogue.turns().size()) {
        var question = lines.of(Plain.question(turn.text()));
        var answer = answer(dialogue.turn(turn.number() + 1));
        if (isForAll(turn, question)
            && HAN.matcher(answer).results().count() >= FEWEST_CHARACTERS) {
          pairs.add(new Pair(question, answer));
        }
      }
    }
    return pairs;
  }

  private boolean isForAll(Dialogue.Turn turn, Line question) {
    if (question.text().length() > LONGEST_QUESTION
        || OWN.matcher(turn.masked()).find()
        || OF_ONE_ORDER.matcher(question.text()).find()) {
      return false;
    }
    var intent = intents.of(question, List.of());
    return MATTERS.contains(intent.code()) && intent.confidence() >= SURE;
  }

  /// The turn without courtesies; empty where it speaks of the customer's own case.
  private static String answer(Dialogue.Turn turn) {
    var isOwn = OWN.matcher(turn.masked()).find() || OF_ONE_CASE.matcher(turn.masked()).find();
    return isOwn
        ? ""
        : Arrays.stream(turn.text().split(" "))
            .filter(message -> !COURTESY.matcher(message).find())
            .collect(Collectors.joining(" "));
  }

  private static List<Pair> groupOf(Pair pair, List<List<Pair>> groups) {
    return groups.stream()
        .filter(group -> isSame(group.getFirst(), pair))
        .findFirst()
        .orElseGet(
            () -> {
              groups.add(new ArrayList<>());
              return groups.getLast();
            });
  }

  private static boolean isSame(Pair one, Pair other) {
    return one.question().meaning().cosine(other.question().meaning()) >= TOGETHER;
  }

  private Item item(List<Pair> group) {
    var answers = group.stream().map(Pair::answer).toList();
    return new Item(
        group.stream().map(pair -> pair.question().text()).distinct().toList(),
        answers.stream()
            .max(Comparator.comparingDouble(answer -> likeness(answer, answers)))
            .orElseThrow());
  }

  /// How near an answer is to all of its group.
  private double likeness(String answer, List<String> answers) {
    var meaning = lines.of(answer).meaning();
    return answers.stream().mapToDouble(other -> lines.of(other).meaning().cosine(meaning)).sum();
  }
}

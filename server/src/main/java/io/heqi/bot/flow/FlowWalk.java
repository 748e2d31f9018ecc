package io.heqi.bot.flow;

import io.heqi.bot.action.FlowAction;
import io.heqi.language.Plain;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Walks a flow: says, asks, and goes on with what the customer answers.
final class FlowWalk {

  /// How often a question is asked before the flow gives up.
  private static final int ASKED = 2;

  /// More nodes than that without waiting is a circle.
  private static final int MOST_STEPS = 200;

  /// More choices than that nobody reads.
  private static final int MOST_OPTIONS = 30;

  private static final Pattern NAME = Pattern.compile("\\{([^{}]{1,40})}");

  private final FlowPlan plan;
  private final Surroundings around;

  FlowWalk(FlowPlan plan, Surroundings around) {
    this.plan = plan;
    this.around = around;
  }

  /// What a walk needs to know and to do.
  ///
  /// @param today in the shop's zone
  /// @param hints what is said where an answer does not fit
  /// @param actions runs the action of a node with its inputs; nothing where somebody who tries the
  ///     flow has to choose the outcome
  record Surroundings(
      LocalDate today,
      Map<InputKind, String> hints,
      String choiceHint,
      BiFunction<FlowNode, Map<String, String>, Optional<FlowAction.Result>> actions) {}

  /// What a customer said since the bot spoke.
  ///
  /// @param texts oldest first
  /// @param picture whether a picture came
  record Heard(List<String> texts, boolean picture) {

    boolean isPictureAlone() {
      return picture && texts.isEmpty();
    }
  }

  FlowStep begin(FlowRun run) {
    return goOn(run, plan.start(), new ArrayList<>());
  }

  /// Whether what was said answers the question that the flow waits at.
  boolean isAnswered(FlowRun run, Heard heard) {
    return answer(run, heard).isPresent();
  }

  FlowStep take(FlowRun run, Heard heard) {
    var answer = answer(run, heard);
    if (answer.isPresent()) {
      return goOn(run.knows(answer.get().known()), answer.get().exit().to(), new ArrayList<>());
    }
    var missed = run.missed();
    var node = plan.node(run.node()).orElse(null);
    if (node != null && node.kind() == FlowNode.Kind.CHOICE && heard.isPictureAlone()) {
      // More pictures than one often come one by one, and the flow has gone on after the first.
      return repeat(run);
    }
    if (node == null) {
      return new FlowStep(List.of(), List.of(), FlowStep.Standing.LOST, missed);
    }
    if (missed.misses() < ASKED) {
      return waiting(missed, node, new ArrayList<>(List.of(hint(node))));
    }
    return node.exit(FlowNode.FAILED)
        .filter(exit -> exit.to() != null)
        .map(exit -> goOn(missed, exit.to(), new ArrayList<>()))
        .orElseGet(() -> new FlowStep(List.of(), List.of(), FlowStep.Standing.LOST, missed));
  }

  /// The question that the flow waits at, once more.
  FlowStep repeat(FlowRun run) {
    return plan.node(run.node())
        .map(node -> waiting(run, node, new ArrayList<>()))
        .orElseGet(() -> new FlowStep(List.of(), List.of(), FlowStep.Standing.LOST, run));
  }

  /// Goes on from an action with the outcome that somebody who tries the flow chose.
  FlowStep choose(FlowRun run, String outcome) {
    return plan.node(run.node())
        .flatMap(node -> node.exit(outcome))
        .map(exit -> goOn(run, exit.to(), new ArrayList<>()))
        .orElseGet(() -> new FlowStep(List.of(), List.of(), FlowStep.Standing.LOST, run));
  }

  private record Answer(FlowNode.Exit exit, Map<String, String> known) {}

  private Optional<Answer> answer(FlowRun run, Heard heard) {
    return plan.node(run.node())
        .flatMap(
            node ->
                switch (node.kind()) {
                  case ASK -> passed(node, run, heard).or(() -> asked(node, run, heard));
                  case CHOICE -> chosen(node, heard);
                  default -> Optional.empty();
                });
  }

  /// Whether the customer passed the question over, in the words that were offered for it, or by
  /// their number where a number is no answer.
  private static Optional<Answer> passed(FlowNode node, FlowRun run, Heard heard) {
    return node.exit(FlowNode.FAILED)
        .filter(exit -> !exit.label().isEmpty())
        .filter(exit -> heard.texts().stream().anyMatch(text -> passes(node, run, exit, text)))
        .map(exit -> new Answer(exit, Map.of()));
  }

  private static boolean passes(FlowNode node, FlowRun run, FlowNode.Exit exit, String text) {
    var said = Plain.question(text);
    var number =
        switch (node.input()) {
          case PICTURE -> "1";
          case ONE_OF -> String.valueOf(options(node, run).size() + 1);
          case null, default -> null;
        };
    return said.equals(Plain.question(exit.label())) || said.equals(number);
  }

  private Optional<Answer> asked(FlowNode node, FlowRun run, Heard heard) {
    return read(node, run, heard)
        .flatMap(
            given -> node.exit(FlowNode.NEXT).map(exit -> new Answer(exit, kept(node, given))));
  }

  private Optional<String> read(FlowNode node, FlowRun run, Heard heard) {
    var input = node.input() == null ? InputKind.TEXT : node.input();
    return switch (input) {
      case PICTURE -> heard.picture() ? Optional.of("✓") : Optional.empty();
      case ONE_OF -> oneOf(options(node, run), heard);
      case TEXT -> input.in(String.join("\n", heard.texts()), around.today());
      default ->
          heard.texts().stream()
              .map(text -> input.in(text, around.today()))
              .flatMap(Optional::stream)
              .findFirst();
    };
  }

  private static Optional<Answer> chosen(FlowNode node, Heard heard) {
    var labels = node.exits().stream().map(FlowNode.Exit::label).toList();
    return index(labels, heard)
        .map(node.exits()::get)
        .map(exit -> new Answer(exit, kept(node, exit.label())));
  }

  private static Optional<String> oneOf(List<String> options, Heard heard) {
    return index(options, heard).map(options::get);
  }

  private static List<String> options(FlowNode node, FlowRun run) {
    return filled(node.inputs().getOrDefault(FlowNode.OPTIONS, ""), run)
        .lines()
        .filter(line -> !line.isBlank())
        .limit(MOST_OPTIONS)
        .toList();
  }

  private static Optional<Integer> index(List<String> labels, Heard heard) {
    return heard.texts().stream()
        .map(text -> index(labels, text))
        .flatMap(Optional::stream)
        .reduce((_, last) -> last);
  }

  /// By its number, by its words, or by words of which only one choice is part or that are part of
  /// only one.
  private static Optional<Integer> index(List<String> labels, String text) {
    var said = Plain.question(text);
    if (said.isEmpty()) {
      return Optional.empty();
    }
    var plain = labels.stream().map(Plain::question).toList();
    var exact =
        IntStream.range(0, plain.size())
            .filter(i -> said.equals(String.valueOf(i + 1)) || said.equals(plain.get(i)))
            .boxed()
            .findFirst();
    if (exact.isPresent()) {
      return exact;
    }
    var partly =
        IntStream.range(0, plain.size())
            .filter(
                i ->
                    !plain.get(i).isEmpty()
                        && (said.contains(plain.get(i))
                            || (said.length() > 1 && plain.get(i).contains(said))))
            .boxed()
            .toList();
    return partly.size() == 1 ? Optional.of(partly.getFirst()) : Optional.empty();
  }

  private static Map<String, String> kept(FlowNode node, String value) {
    return node.value().isEmpty() ? Map.of() : Map.of(node.value(), value);
  }

  private FlowStep goOn(FlowRun run, @Nullable String to, List<String> said) {
    var next = to;
    var now = run;
    for (var steps = 0; steps < MOST_STEPS; steps++) {
      var node = next == null ? null : plan.node(next).orElse(null);
      if (node == null) {
        return new FlowStep(said, List.of(), FlowStep.Standing.ENDED, now.at(""));
      }
      now = now.at(node.id());
      switch (node.kind()) {
        case SAY -> {
          say(said, node, now);
          next = to(node, FlowNode.NEXT);
        }
        case ASK, CHOICE -> {
          return waiting(now, node, said);
        }
        case ACTION -> {
          say(said, node, now);
          var result = around.actions().apply(node, inputs(node, now));
          if (result.isEmpty()) {
            return new FlowStep(said, List.of(), FlowStep.Standing.WAITS, now);
          }
          now = now.knows(result.get().outputs());
          var exit = node.exit(result.get().outcome());
          if (exit.isEmpty()) {
            return new FlowStep(said, List.of(), FlowStep.Standing.LOST, now);
          }
          next = exit.get().to();
        }
        case HAND_OVER -> {
          say(said, node, now);
          return new FlowStep(said, List.of(), FlowStep.Standing.HAND_OVER, now);
        }
      }
    }
    return new FlowStep(said, List.of(), FlowStep.Standing.LOST, now);
  }

  private static @Nullable String to(FlowNode node, String exit) {
    return node.exit(exit).map(FlowNode.Exit::to).orElse(null);
  }

  private FlowStep waiting(FlowRun run, FlowNode node, List<String> said) {
    var here =
        new FlowRun(run.flow(), run.version(), run.since(), node.id(), run.values(), run.misses());
    say(said, node, here);
    var choices = new ArrayList<String>();
    if (node.input() == InputKind.ONE_OF) {
      choices.addAll(options(node, here));
    }
    node.exits().stream()
        .map(FlowNode.Exit::label)
        .filter(label -> !label.isEmpty())
        .forEach(choices::add);
    return new FlowStep(said, choices, FlowStep.Standing.WAITS, here);
  }

  private String hint(FlowNode node) {
    return node.kind() == FlowNode.Kind.CHOICE || node.input() == null
        ? around.choiceHint()
        : around.hints().getOrDefault(node.input(), around.choiceHint());
  }

  private static void say(List<String> said, FlowNode node, FlowRun run) {
    var text = filled(node.text(), run);
    if (!text.isBlank()) {
      said.add(text);
    }
  }

  private static Map<String, String> inputs(FlowNode node, FlowRun run) {
    return node.inputs().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> filled(e.getValue(), run)));
  }

  private static String filled(String text, FlowRun run) {
    return NAME.matcher(text)
        .replaceAll(
            name -> Matcher.quoteReplacement(run.values().getOrDefault(name.group(1).strip(), "")));
  }
}

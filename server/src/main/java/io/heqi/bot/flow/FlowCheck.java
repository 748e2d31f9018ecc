package io.heqi.bot.flow;

import io.heqi.bot.action.FlowAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Finds what keeps a drawing from being offered to customers.
public final class FlowCheck {

  /// @param node where it is; empty for the flow as a whole
  /// @param problem what it is
  public record Finding(String node, Problem problem) {}

  /// What can be wrong with a drawing.
  public enum Problem {
    NO_START,
    NO_TEXT,
    /// A way on leads to a node that is not there.
    LEADS_NOWHERE,
    /// No way leads here.
    UNREACHED,
    /// It comes back to itself without asking anything.
    CIRCLE,
    /// A question needs a value's name and what it accepts.
    NO_VALUE,
    /// A choice has two choices at least, with different words.
    TOO_FEW_CHOICES,
    UNKNOWN_ACTION,
    /// The action wants to know something that it is not told.
    NO_INPUT,
    /// The text names a value that is known nowhere in the flow.
    UNKNOWN_VALUE
  }

  private static final Pattern NAME = Pattern.compile("\\{([^{}]{1,40})}");

  private final FlowPlan plan;
  private final Function<String, Optional<FlowAction.Shape>> actions;
  private final Map<String, FlowNode> nodes = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private FlowCheck(FlowPlan plan, Function<String, Optional<FlowAction.Shape>> actions) {
    this.plan = plan;
    this.actions = actions;
    plan.nodes().forEach(node -> nodes.put(node.id(), node));
  }

  static List<Finding> of(FlowPlan plan, Function<String, Optional<FlowAction.Shape>> actions) {
    var check = new FlowCheck(plan, actions);
    check.start();
    plan.nodes().forEach(check::node);
    check.values();
    check.circles();
    return List.copyOf(check.findings);
  }

  private void found(String node, Problem problem) {
    findings.add(new Finding(node, problem));
  }

  private void start() {
    if (!nodes.containsKey(plan.start())) {
      found("", Problem.NO_START);
      return;
    }
    var reached = reached(plan.start());
    plan.nodes().stream()
        .filter(node -> !reached.contains(node.id()))
        .forEach(node -> found(node.id(), Problem.UNREACHED));
  }

  private Set<String> reached(String from) {
    var reached = new LinkedHashSet<String>();
    var open = new ArrayList<String>(List.of(from));
    while (!open.isEmpty()) {
      var id = open.removeLast();
      var node = nodes.get(id);
      if (node != null && reached.add(id)) {
        node.exits().stream()
            .map(FlowNode.Exit::to)
            .filter(to -> to != null && !reached.contains(to))
            .forEach(open::add);
      }
    }
    return reached;
  }

  private void node(FlowNode node) {
    var isSilent = node.kind() == FlowNode.Kind.ACTION || node.kind() == FlowNode.Kind.HAND_OVER;
    if (node.text().isEmpty() && !isSilent) {
      found(node.id(), Problem.NO_TEXT);
    }
    if (node.exits().stream().anyMatch(e -> e.to() != null && !nodes.containsKey(e.to()))) {
      found(node.id(), Problem.LEADS_NOWHERE);
    }
    switch (node.kind()) {
      case ASK -> {
        if (node.value().isEmpty() || node.input() == null) {
          found(node.id(), Problem.NO_VALUE);
        }
        if (node.input() == InputKind.ONE_OF
            && node.inputs().getOrDefault(FlowNode.OPTIONS, "").isBlank()) {
          found(node.id(), Problem.NO_INPUT);
        }
      }
      case CHOICE -> choice(node);
      case ACTION -> action(node);
      case SAY, HAND_OVER -> {}
    }
  }

  private void choice(FlowNode node) {
    var labels = node.exits().stream().map(FlowNode.Exit::label).filter(l -> !l.isEmpty()).toList();
    if (labels.size() < 2
        || labels.size() < node.exits().size()
        || new HashSet<>(labels).size() < labels.size()) {
      found(node.id(), Problem.TOO_FEW_CHOICES);
    }
  }

  private void action(FlowNode node) {
    var shape = actions.apply(node.action());
    if (shape.isEmpty()) {
      found(node.id(), Problem.UNKNOWN_ACTION);
    } else if (shape.get().inputs().stream()
        .anyMatch(name -> node.inputs().getOrDefault(name, "").isBlank())) {
      found(node.id(), Problem.NO_INPUT);
    }
  }

  private void values() {
    var known = new HashSet<String>();
    for (var node : plan.nodes()) {
      known.add(node.value());
      actions.apply(node.action()).ifPresent(shape -> known.addAll(shape.outputs()));
    }
    for (var node : plan.nodes()) {
      var texts = new ArrayList<>(node.inputs().values());
      texts.add(node.text());
      var isUnknown =
          texts.stream()
              .flatMap(text -> NAME.matcher(text).results())
              .anyMatch(name -> !known.contains(name.group(1).strip()));
      if (isUnknown) {
        found(node.id(), Problem.UNKNOWN_VALUE);
      }
    }
  }

  /// A circle is only sound where the customer is asked on the way.
  private void circles() {
    for (var node : plan.nodes()) {
      if (!node.waits() && comesBack(node)) {
        found(node.id(), Problem.CIRCLE);
      }
    }
  }

  private boolean comesBack(FlowNode from) {
    var seen = new HashSet<String>();
    var open = new ArrayList<FlowNode>(List.of(from));
    while (!open.isEmpty()) {
      for (var exit : open.removeLast().exits()) {
        if (from.id().equals(exit.to())) {
          return true;
        }
        var next = exit.to() == null ? null : nodes.get(exit.to());
        if (next != null && !next.waits() && seen.add(next.id())) {
          open.add(next);
        }
      }
    }
    return false;
  }
}

package io.heqi.knowledge;

import io.heqi.shared.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A flow chart for people to read. Unlike a bot's flow nothing follows it, so it may have loose
/// ends and ways back.
public record Chart(List<ChartNode> nodes, List<ChartEdge> edges) {

  static final int MOST_NODES = 60;
  static final int MOST_EDGES = 120;

  public Chart {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    if (nodes.isEmpty() || nodes.size() > MOST_NODES || edges.size() > MOST_EDGES) {
      throw Refusal.invalid("knowledge.chart-size", MOST_NODES, MOST_EDGES);
    }
    var ids = nodes.stream().map(ChartNode::id).collect(Collectors.toSet());
    if (ids.size() < nodes.size()) {
      throw Refusal.invalid("knowledge.chart-node-twice");
    }
    refuseAstray(edges, ids);
  }

  private static void refuseAstray(List<ChartEdge> edges, Set<String> ids) {
    var seen = new HashSet<List<String>>();
    for (var edge : edges) {
      if (!ids.contains(edge.from()) || !ids.contains(edge.to())) {
        throw Refusal.invalid("knowledge.chart-edge-astray", edge.from(), edge.to());
      }
      if (edge.from().equals(edge.to()) || !seen.add(List.of(edge.from(), edge.to()))) {
        throw Refusal.invalid("knowledge.chart-edge-twice", edge.from(), edge.to());
      }
    }
  }
}

package io.heqi.bot.flow;

import io.heqi.shared.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// The drawing of a flow. A draft may have loose ends; see [FlowCheck].
///
/// @param start the first node; empty where there is none yet
public record FlowPlan(String start, List<FlowNode> nodes) {

  static final int MOST_NODES = 100;

  public FlowPlan {
    nodes = List.copyOf(nodes);
    var ids = new HashSet<String>();
    if (nodes.size() > MOST_NODES || !nodes.stream().map(FlowNode::id).allMatch(ids::add)) {
      throw Refusal.invalid("bot.flow-nodes-malformed", MOST_NODES);
    }
  }

  Optional<FlowNode> node(String id) {
    return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
  }
}

package io.heqi.bot.flow;

import io.heqi.knowledge.ItemId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where a customer stands in a flow.
///
/// @param flow and `version` that it was begun with: a newer one counts for those who begin later
/// @param node where it waits
/// @param values what is known so far, oldest first
/// @param misses how often the last question was not answered
public record FlowRun(
    ItemId flow, int version, String node, Map<String, String> values, int misses) {

  public FlowRun {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  static FlowRun begun(ItemId flow, int version) {
    return new FlowRun(flow, version, "", Map.of(), 0);
  }

  FlowRun at(String next) {
    return new FlowRun(flow, version, next, values, 0);
  }

  FlowRun missed() {
    return new FlowRun(flow, version, node, values, misses + 1);
  }

  FlowRun knows(Map<String, String> more) {
    var all = new LinkedHashMap<>(values);
    all.putAll(more);
    return new FlowRun(flow, version, node, all, misses);
  }
}

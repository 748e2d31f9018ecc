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
/// @param since the customer's line that began it; 0 in a try-out
/// @param misses how often the last question was not answered
public record FlowRun(
    ItemId flow, int version, long since, String node, Map<String, String> values, int misses) {

  public FlowRun {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  static FlowRun begun(ItemId flow, int version, long since) {
    return new FlowRun(flow, version, since, "", Map.of(), 0);
  }

  FlowRun at(String next) {
    return new FlowRun(flow, version, since, next, values, 0);
  }

  FlowRun missed() {
    return new FlowRun(flow, version, since, node, values, misses + 1);
  }

  /// Names that end so hold what may be chosen, one a line. Whoever takes over needs none of it.
  private static final String OPTIONS = "-options";

  static boolean isList(String name) {
    return name.endsWith(OPTIONS);
  }

  /// What the customer told and what was found for them.
  public Map<String, String> told() {
    var told = new LinkedHashMap<>(values);
    told.keySet().removeIf(FlowRun::isList);
    told.values().removeIf(String::isBlank);
    return told;
  }

  FlowRun knows(Map<String, String> more) {
    var all = new LinkedHashMap<>(values);
    all.putAll(more);
    return new FlowRun(flow, version, since, node, all, misses);
  }
}

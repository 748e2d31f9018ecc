package io.heqi.bot.flow;

import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import java.util.List;

/// All that one version of a flow says.
///
/// @param name as customers see it among choices; asking for it begins the flow
/// @param questions further ways to ask for it
/// @param shops where it is offered; empty for all
public record FlowDraft(String name, List<String> questions, List<ShopId> shops, FlowPlan plan) {

  static final int LONGEST = 200;
  static final int MOST_QUESTIONS = 100;

  public FlowDraft {
    name = name.strip();
    questions = questions.stream().map(String::strip).filter(q -> !q.isEmpty()).distinct().toList();
    shops = List.copyOf(shops);
    if (name.isEmpty() || name.length() > FlowNode.LONGEST_NAME) {
      throw Refusal.invalid("bot.flow-name-malformed", FlowNode.LONGEST_NAME);
    }
    if (questions.size() > MOST_QUESTIONS
        || questions.stream().anyMatch(q -> q.length() > LONGEST)) {
      throw Refusal.invalid("bot.flow-questions-malformed", MOST_QUESTIONS, LONGEST);
    }
  }
}

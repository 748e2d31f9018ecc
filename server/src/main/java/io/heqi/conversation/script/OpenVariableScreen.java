package io.heqi.conversation.script;

import io.heqi.conversation.MessageContent;
import io.heqi.conversation.MessageScreen;
import io.heqi.foundation.security.Actor;
import io.heqi.knowledge.variable.Placeholders;
import io.heqi.knowledge.variable.Variables;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import org.springframework.stereotype.Component;

/// Stops what still holds a variable of scripts, whatever sends it. Other words in braces are text.
@Component
class OpenVariableScreen implements MessageScreen {

  private final Variables variables;

  OpenVariableScreen(Variables variables) {
    this.variables = variables;
  }

  @Override
  public void check(Actor by, ShopId shop, MessageContent content) {
    var open = Placeholders.of(content.body(), variables.codes());
    if (!open.isEmpty()) {
      throw Refusal.rule("conversation.variable-open", String.join(" ", open));
    }
  }
}

package io.heqi.demo;

import io.heqi.bot.BotSettings;
import io.heqi.bot.Bots;
import io.heqi.bot.flow.FlowTemplates;
import io.heqi.bot.flow.Flows;
import io.heqi.foundation.security.Actor;
import io.heqi.knowledge.Content;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.Knowledge;
import io.heqi.knowledge.Terms;
import io.heqi.knowledge.help.HelpPages;
import io.heqi.shared.ShopId;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// What the demo merchant knows, its bot, and the flows that Heqi ships. The file has a block for
/// each item: kind, scene and title, then further ways to ask, one a line, then the answer behind
/// `=`.
@Component
class DemoKnowledge {

  private final Knowledge knowledge;
  private final HelpPages helpPages;
  private final Bots bots;
  private final Flows flows;
  private final FlowTemplates templates;

  DemoKnowledge(
      Knowledge knowledge, HelpPages helpPages, Bots bots, Flows flows, FlowTemplates templates) {
    this.knowledge = knowledge;
    this.helpPages = helpPages;
    this.bots = bots;
    this.flows = flows;
    this.templates = templates;
  }

  void teach(Actor owner) {
    for (var block : Blocks.of("demo/knowledge.txt")) {
      var id = knowledge.save(owner, item(block));
      knowledge.publish(owner, id);
    }
    for (var template : templates.of(Locale.SIMPLIFIED_CHINESE)) {
      flows.publish(owner, flows.add(owner, template));
    }
  }

  void openHelpPage(Actor owner, ShopId shop) {
    helpPages.set(owner, shop, true);
  }

  void switchBotOn(Actor owner, ShopId shop) {
    bots.set(owner, shop, new BotSettings(true, "小和", 0.95, 3, 500, true));
  }

  private static Knowledge.SaveItem item(List<String> block) {
    var head = block.getFirst().split("\\|", 3);
    var questions = block.stream().skip(1).filter(line -> !line.startsWith("=")).toList();
    var answer =
        String.join(
            "\n",
            block.stream()
                .filter(line -> line.startsWith("="))
                .map(line -> line.substring(1))
                .toList());
    return new Knowledge.SaveItem(
        null,
        ItemKind.valueOf(head[0]),
        new Content(head[2], questions, List.of(Content.Answer.toAll(answer)), head[1]),
        new Terms(null, null, null, head[0].equals(ItemKind.ARTICLE.name())),
        null);
  }
}

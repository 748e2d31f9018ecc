package io.heqi.demo;

import io.heqi.bot.BotSettings;
import io.heqi.bot.Bots;
import io.heqi.bot.flow.FlowTemplates;
import io.heqi.bot.flow.Flows;
import io.heqi.foundation.security.Actor;
import io.heqi.knowledge.Chart;
import io.heqi.knowledge.Content;
import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.Knowledge;
import io.heqi.knowledge.Terms;
import io.heqi.knowledge.help.HelpPages;
import io.heqi.shared.ShopId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What the demo merchant knows, its bot, and the flows that Heqi ships. The file has a block for
/// each item: kind, scene and title, then further ways to ask, one a line, the words of the
/// product behind `@`, the answer behind `=` with `==` between its parts, and a chart behind `~`.
@Component
class DemoKnowledge {

  private static final Set<Character> MARKED = Set.of('=', '@', '~');

  private final Knowledge knowledge;
  private final HelpPages helpPages;
  private final Bots bots;
  private final Flows flows;
  private final FlowTemplates templates;
  private final JsonMapper json;

  DemoKnowledge(
      Knowledge knowledge,
      HelpPages helpPages,
      Bots bots,
      Flows flows,
      FlowTemplates templates,
      JsonMapper json) {
    this.knowledge = knowledge;
    this.helpPages = helpPages;
    this.bots = bots;
    this.flows = flows;
    this.templates = templates;
    this.json = json;
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

  private Knowledge.SaveItem item(List<String> block) {
    var head = block.getFirst().split("\\|", 3);
    var kind = ItemKind.valueOf(head[0]);
    var rest = block.subList(1, block.size());
    var answer =
        new Content.Answer(
            List.of(), List.of(), 0, String.join("", behind("@", rest)), parts(behind("=", rest)));
    var content =
        new Content(
            head[2],
            rest.stream().filter(line -> !MARKED.contains(line.charAt(0))).toList(),
            List.of(answer),
            head[1],
            null,
            null,
            behind("~", rest).stream()
                .map(line -> json.readValue(line, Chart.class))
                .findFirst()
                .orElse(null));
    return new Knowledge.SaveItem(
        null, kind, content, new Terms(null, null, null, kind == ItemKind.ARTICLE), null);
  }

  private static List<String> behind(String mark, List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(1))
        .toList();
  }

  private static List<Content.Part> parts(List<String> lines) {
    return Arrays.stream(String.join("\n", lines).split("\n=\n", -1))
        .map(text -> new Content.Part(text, null))
        .toList();
  }
}

package io.heqi.knowledge.exchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// A help page in HTML as questions and answers. A question is a heading, a `dt`, a `summary` or a
/// paragraph all in bold; what follows until the next one is its answer. A heading with no text of
/// its own is the scene of the questions below it.
final class QuestionPage {

  private static final String NO_CONTENT =
      "script, style, noscript, template, nav, header, footer, aside, form, button, svg, iframe,"
          + " [hidden], [aria-hidden=true], [role=navigation], [role=search]";
  private static final Set<String> LINES =
      Set.of(
          "p",
          "div",
          "li",
          "ul",
          "ol",
          "tr",
          "table",
          "section",
          "article",
          "main",
          "dd",
          "dl",
          "details",
          "blockquote",
          "pre",
          "figure",
          "br",
          "hr",
          "h1",
          "h5",
          "h6");
  private static final int ANY_QUESTION = 9;

  /// Something asked, and the lines that follow.
  ///
  /// @param level 1 for the greatest heading
  private record Block(int level, String asked, List<String> lines) {}

  private final List<Block> blocks = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();

  private QuestionPage() {}

  static void read(Document page, Predicate<Entry> taker) {
    page.select(NO_CONTENT).remove();
    var reading = new QuestionPage();
    reading.walk(page.body());
    reading.endLine();
    reading.hand(taker);
  }

  private void walk(Element parent) {
    for (var node : parent.childNodes()) {
      take(node);
    }
  }

  private void take(Node node) {
    if (node instanceof TextNode text) {
      line.append(text.text());
    } else if (node instanceof Element element) {
      var level = level(element);
      if (level > 0) {
        endLine();
        blocks.add(new Block(level, Tidy.line(element.text()), new ArrayList<>()));
      } else {
        takePlain(element);
      }
    }
  }

  private void takePlain(Element element) {
    switch (element.normalName()) {
      case "img" -> line.append("![](").append(element.attr("src")).append(')');
      case "tr" -> {
        endLine();
        line.append(String.join(" | ", element.select("> td, > th").eachText()));
        endLine();
      }
      case "li" -> {
        endLine();
        line.append(marker(element));
        walk(element);
        endLine();
      }
      default -> {
        var isLine = LINES.contains(element.normalName());
        if (isLine) {
          endLine();
        }
        walk(element);
        if (isLine) {
          endLine();
        }
      }
    }
  }

  private static String marker(Element item) {
    var parent = item.parent();
    var isCounted = parent != null && parent.normalName().equals("ol");
    return isCounted ? item.elementSiblingIndex() + 1 + ". " : "· ";
  }

  private void endLine() {
    var text = Tidy.line(line.toString());
    line.setLength(0);
    if (!text.isEmpty() && !text.equals("·") && !blocks.isEmpty()) {
      blocks.getLast().lines().add(text);
    }
  }

  /// How great a question the element asks; 0 where it asks none.
  private static int level(Element element) {
    return switch (element.normalName()) {
      case "h2", "h3", "h4" -> element.normalName().charAt(1) - '0';
      case "dt", "summary" -> ANY_QUESTION;
      case "p" -> isAllBold(element) ? ANY_QUESTION : 0;
      default -> 0;
    };
  }

  private static boolean isAllBold(Element paragraph) {
    var bold = paragraph.select("> strong, > b");
    return !bold.isEmpty() && bold.text().strip().equals(paragraph.text().strip());
  }

  private void hand(Predicate<Entry> taker) {
    var scene = "";
    var sceneLevel = 0;
    var place = 0;
    for (var block : blocks) {
      if (block.lines().isEmpty() && block.level() < ANY_QUESTION) {
        scene = block.asked();
        sceneLevel = block.level();
        continue;
      }
      if (block.level() <= sceneLevel) {
        scene = "";
        sceneLevel = 0;
      }
      if (!taker.test(entry(++place, scene, block))) {
        return;
      }
    }
  }

  private static Entry entry(int place, String scene, Block block) {
    Map<Column, String> cells = new EnumMap<>(Column.class);
    cells.put(Column.TITLE, block.asked());
    cells.put(Column.SCENE, scene.length() <= 30 ? scene : scene.substring(0, 30));
    cells.put(Column.ANSWER, String.join("\n", block.lines()));
    cells.put(Column.HELP_PAGE, "yes");
    return Entry.of(place, cells);
  }
}

package io.heqi.knowledge.exchange;

import io.heqi.knowledge.ItemKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;

/// An example of one item with two answers, in the columns of every file.
final class Template {

  private Template() {}

  static List<Map<Column, String>> entries(Locale locale, MessageSource texts) {
    var kind = Words.of(ItemKind.ARTICLE, locale);
    var title = text("title", locale, texts);
    return List.of(
        Map.of(
            Column.KIND,
            kind,
            Column.TITLE,
            title,
            Column.QUESTIONS,
            text("questions", locale, texts),
            Column.ANSWER,
            text("vip-answer", locale, texts),
            Column.SCENE,
            text("scene", locale, texts),
            Column.VIP_FROM,
            "3",
            Column.VALID_UNTIL,
            "2027-12-31",
            Column.HELP_PAGE,
            Words.of(true, locale)),
        Map.of(
            Column.KIND, kind,
            Column.TITLE, title,
            Column.ANSWER, text("answer", locale, texts)));
  }

  private static String text(String name, Locale locale, MessageSource texts) {
    return texts.getMessage("knowledge.template." + name, null, locale);
  }
}

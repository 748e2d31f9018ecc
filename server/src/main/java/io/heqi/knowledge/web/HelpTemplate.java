package io.heqi.knowledge.web;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.heqi.knowledge.Content;
import io.heqi.knowledge.HelpArticle;
import io.heqi.knowledge.SharedPictures;
import io.heqi.knowledge.help.HelpPages;
import io.heqi.shared.AttachmentId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// Fills the template of the help page. Everything that is filled in is escaped.
@Component
class HelpTemplate {

  private static final int LONGEST_DESCRIPTION = 150;

  private final Template template;
  private final MessageSource texts;
  private final SharedPictures pictures;

  HelpTemplate(MessageSource texts, SharedPictures pictures) throws IOException {
    this.texts = texts;
    this.pictures = pictures;
    this.template =
        Mustache.compiler()
            .escapeHTML(true)
            .emptyStringIsFalse(true)
            .compile(
                new ClassPathResource("help/page.mustache")
                    .getContentAsString(StandardCharsets.UTF_8));
  }

  /// A part of an answer: a text, or the address of a picture.
  record Part(@Nullable String text, @Nullable String picture) {}

  record Link(String title, String address) {}

  record Scene(String name, List<Link> articles) {}

  String all(HelpPages.HelpPage page, List<HelpArticle> articles, Locale locale) {
    var model = model(page, locale);
    model.put("title", said("title", locale, page.name()));
    model.put("description", said("description", locale, page.name()));
    model.put("heading", said("heading", locale));
    model.put("scenes", scenes(page, articles, locale));
    model.put("empty", articles.isEmpty());
    return template.execute(model);
  }

  /// By scene, those without one last.
  private List<Scene> scenes(HelpPages.HelpPage page, List<HelpArticle> articles, Locale locale) {
    var byScene =
        articles.stream()
            .collect(Collectors.groupingBy(HelpArticle::scene, TreeMap::new, Collectors.toList()));
    var rest = byScene.remove("");
    var scenes =
        byScene.entrySet().stream()
            .map(entry -> new Scene(entry.getKey(), links(page, entry.getValue())))
            .collect(Collectors.toList());
    if (rest != null) {
      scenes.add(new Scene(said(scenes.isEmpty() ? "all" : "others", locale), links(page, rest)));
    }
    return scenes;
  }

  private static List<Link> links(HelpPages.HelpPage page, List<HelpArticle> articles) {
    return articles.stream()
        .map(article -> new Link(article.title(), "/help/" + page.key() + "/" + article.item()))
        .toList();
  }

  String found(HelpPages.HelpPage page, String question, List<HelpArticle> found, Locale locale) {
    var model = model(page, locale);
    model.put("title", said("found-title", locale, question, page.name()));
    model.put("question", question);
    model.put("found", Map.of("articles", links(page, found), "none", found.isEmpty()));
    return template.execute(model);
  }

  String article(HelpPages.HelpPage page, HelpArticle article, boolean thanks, Locale locale) {
    var model = model(page, locale);
    var text = article.answer().text().replace('\n', ' ');
    model.put("title", said("article-title", locale, article.title(), page.name()));
    model.put(
        "description",
        text.length() <= LONGEST_DESCRIPTION ? text : text.substring(0, LONGEST_DESCRIPTION));
    model.put(
        "article",
        Map.of(
            "name",
            article.title(),
            "parts",
            article.answer().parts().stream().map(part -> part(page, part)).toList(),
            "address",
            "/help/" + page.key() + "/" + article.item(),
            "thanks",
            thanks));
    return template.execute(model);
  }

  private Part part(HelpPages.HelpPage page, Content.Part part) {
    return part.picture() == null
        ? new Part(part.text(), null)
        : new Part(
            null, pictures.address(page.entrance().merchant(), new AttachmentId(part.picture())));
  }

  String missing(Locale locale) {
    var model = frame(locale);
    model.put("title", said("missing", locale));
    model.put("missing", true);
    return template.execute(model);
  }

  private Map<String, Object> model(HelpPages.HelpPage page, Locale locale) {
    var model = frame(locale);
    model.put("shop", page.name());
    model.put("home", "/help/" + page.key());
    model.put("chat", "/chat/" + page.key());
    return model;
  }

  private Map<String, Object> frame(Locale locale) {
    var model = new HashMap<String, Object>();
    model.put("language", locale.getLanguage().equals("en") ? "en" : "zh-CN");
    model.put(
        "t", (Mustache.Lambda) (name, out) -> out.write(said(name.execute().strip(), locale)));
    for (var none :
        List.of("title", "description", "heading", "question", "shop", "home", "chat")) {
      model.put(none, "");
    }
    for (var none : List.of("scenes", "found", "article", "missing", "empty")) {
      model.put(none, false);
    }
    return model;
  }

  private String said(String name, Locale locale, Object... arguments) {
    return String.valueOf(texts.getMessage("knowledge.help." + name, arguments, locale));
  }
}

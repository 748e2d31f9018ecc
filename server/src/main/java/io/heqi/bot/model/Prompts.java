package io.heqi.bot.model;

import io.heqi.foundation.text.Masking;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Puts together what leaves the house. What people wrote is masked, and nothing in it can close
/// the marks around it.
final class Prompts {

  private static final int ANSWER_TOKENS = 600;
  private static final int LONGEST_PASSAGE = 1_200;
  private static final int LONGEST_LINE = 500;

  private static final String ANSWER = WordList.text("answer.txt");
  private static final String REWRITING = WordList.text("rewriting.txt");
  private static final String SUMMARY = WordList.text("summary.txt");

  private Prompts() {}

  static Prompt answer(Inquiry inquiry, List<Passage> passages) {
    var knowledge =
        passages.stream()
            .map(
                p ->
                    "<资料 编号=\"%d\">\n%s\n</资料>"
                        .formatted(p.number(), data(p.text(), LONGEST_PASSAGE)))
            .collect(Collectors.joining("\n"));
    var earlier =
        inquiry.before().stream().map(line -> spoken("顾客之前的话", line)).collect(Collectors.joining());
    return new Prompt(
        ANSWER.formatted(name(inquiry.language())),
        knowledge + "\n" + earlier + spoken("顾客的问题", inquiry.text()),
        ANSWER_TOKENS);
  }

  static Prompt rewriting(String text, String wish) {
    var masked = Masking.mask(text);
    return new Prompt(
        REWRITING.formatted(wish),
        "<文字>\n" + harmless(masked) + "\n</文字>",
        400 + 2 * text.length());
  }

  static Prompt summary(List<String> lines, Locale language) {
    var talk =
        lines.stream().map(line -> harmless(Masking.mask(line))).collect(Collectors.joining("\n"));
    return new Prompt(
        SUMMARY.formatted(name(language)), "<对话>\n" + talk + "\n</对话>", ANSWER_TOKENS);
  }

  private static String spoken(String who, String text) {
    return "<%s>\n%s\n</%s>\n".formatted(who, data(Masking.mask(text), LONGEST_LINE), who);
  }

  private static String data(String text, int longest) {
    return shortened(harmless(text), longest);
  }

  /// A line as long as a model gets to see it.
  static String shortened(String line) {
    return shortened(line, LONGEST_LINE);
  }

  private static String shortened(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "…";
  }

  private static String harmless(String text) {
    return text.replace('<', '〈').replace('>', '〉');
  }

  private static String name(Locale language) {
    return language.getLanguage().equals("en") ? "英文" : "简体中文";
  }
}

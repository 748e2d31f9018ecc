package io.heqi.bot.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.springframework.core.io.ClassPathResource;

/// A list of words, found whatever their width, case and the signs between their letters.
final class WordList {

  private final List<String> words;

  private WordList(List<String> words) {
    this.words = words;
  }

  /// @param name of the file under `bot/model`
  static WordList named(String name) {
    return new WordList(text(name).lines().map(WordList::bare).filter(w -> !w.isEmpty()).toList());
  }

  /// A file under `bot/model`.
  static String text(String name) {
    try {
      return new ClassPathResource("bot/model/" + name).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The words that a text holds.
  List<String> in(String text) {
    var bare = bare(text);
    return words.stream().filter(bare::contains).toList();
  }

  private static String bare(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}

package io.heqi.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Cuts a text into the pieces that the embedding model was trained on: each Chinese character and
/// each sign for itself, other words into the longest pieces that the vocabulary knows.
final class WordPieces {

  /// Of the model's own limit of 512; questions are far shorter.
  private static final int MOST = 128;

  private static final int LONGEST_WORD = 100;

  private final Map<String, Integer> vocabulary = new HashMap<>();
  private final int unknown;
  private final int first;
  private final int last;

  /// @param tokenizer the model's `tokenizer.json`
  WordPieces(byte[] tokenizer) {
    new JsonMapper()
        .readTree(tokenizer)
        .path("model")
        .path("vocab")
        .properties()
        .forEach(entry -> vocabulary.put(entry.getKey(), entry.getValue().asInt()));
    this.unknown = idOf("[UNK]");
    this.first = idOf("[CLS]");
    this.last = idOf("[SEP]");
  }

  private int idOf(String piece) {
    var id = vocabulary.get(piece);
    if (id == null) {
      throw new IllegalStateException("the vocabulary lacks " + piece);
    }
    return id;
  }

  /// @param text in lower case, as [Plain] makes it: the model knows no capitals
  long[] of(String text) {
    var pieces = new ArrayList<Integer>();
    var word = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isWhitespace(c)) {
                flush(word, pieces);
              } else if (Character.isIdeographic(c) || isSign(c)) {
                flush(word, pieces);
                word.appendCodePoint(c);
                flush(word, pieces);
              } else {
                word.appendCodePoint(c);
              }
            });
    flush(word, pieces);
    var kept = Math.min(pieces.size(), MOST - 2);
    var ids = new long[kept + 2];
    ids[0] = first;
    for (var i = 0; i < kept; i++) {
      ids[i + 1] = pieces.get(i);
    }
    ids[kept + 1] = last;
    return ids;
  }

  private void flush(StringBuilder word, List<Integer> into) {
    if (!word.isEmpty()) {
      var pieces = pieces(word.toString());
      if (pieces == null) {
        into.add(unknown);
      } else {
        into.addAll(pieces);
      }
      word.setLength(0);
    }
  }

  private @Nullable List<Integer> pieces(String word) {
    if (word.length() > LONGEST_WORD) {
      return null;
    }
    var pieces = new ArrayList<Integer>();
    var from = 0;
    while (from < word.length()) {
      var to = word.length();
      Integer found = null;
      while (to > from && found == null) {
        found = vocabulary.get((from > 0 ? "##" : "") + word.substring(from, to));
        to -= found == null ? 1 : 0;
      }
      if (found == null) {
        return null;
      }
      pieces.add(found);
      from = to;
    }
    return pieces;
  }

  private static boolean isSign(int c) {
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> "$+<=>^`|~".indexOf(c) >= 0;
    };
  }
}

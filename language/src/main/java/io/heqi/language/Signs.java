package io.heqi.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Finds the words of a short list that make a message worth a look: wishes for a person, threats
/// of a complaint, dangers, anger and insults, also where they are disguised. Harmless words that
/// hold one of them, such as 工商银行 or 垃圾袋, are passed over.
public final class Signs {

  /// How far before a word a denial of it may begin.
  private static final int DENIAL = 3;

  private record Listed(Sign.Kind kind, List<SignWord> words, List<String> denials) {}

  private final List<SignWord> harmless;
  private final List<Listed> lists = new ArrayList<>();

  public Signs() {
    var sections = Sections.of("language/signs.txt");
    this.harmless = words(sections, "harmless");
    for (var kind : Sign.Kind.values()) {
      var name = kind.name().toLowerCase(Locale.ROOT);
      var denials = sections.getOrDefault("not " + name, List.of());
      lists.add(new Listed(kind, words(sections, name), denials));
    }
  }

  private static List<SignWord> words(Map<String, List<String>> sections, String name) {
    return sections.getOrDefault(name, List.of()).stream().map(SignWord::of).toList();
  }

  /// @param text as [Plain] makes it
  public List<Sign> in(String text) {
    var units = Units.of(text);
    var free = free(units);
    var found = new LinkedHashSet<Sign>();
    for (var list : lists) {
      for (var at = 0; at < units.size(); at++) {
        var length = longest(list.words(), units, at);
        if (length > 0 && isFree(free, at, length)) {
          if (!isDenied(list, units, at)) {
            var from = units.get(at).from();
            found.add(new Sign(list.kind(), text.substring(from, units.get(at + length - 1).to())));
          }
          at += length - 1;
        }
      }
    }
    return List.copyOf(found);
  }

  private boolean[] free(List<Units.Unit> units) {
    var free = new boolean[units.size()];
    Arrays.fill(free, true);
    for (var at = 0; at < units.size(); at++) {
      Arrays.fill(free, at, at + longest(harmless, units, at), false);
    }
    return free;
  }

  private static int longest(List<SignWord> words, List<Units.Unit> units, int at) {
    var longest = 0;
    for (var word : words) {
      longest = Math.max(longest, word.lengthAt(units, at));
    }
    return longest;
  }

  private static boolean isFree(boolean[] free, int at, int length) {
    for (var i = at; i < at + length; i++) {
      if (!free[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDenied(Listed list, List<Units.Unit> units, int at) {
    var before = new StringBuilder();
    for (var i = Math.max(0, at - DENIAL); i < at; i++) {
      if (units.get(i).clause() == units.get(at).clause()) {
        before.append(units.get(i).text());
      }
    }
    return list.denials().stream().anyMatch(denial -> before.toString().endsWith(denial));
  }
}

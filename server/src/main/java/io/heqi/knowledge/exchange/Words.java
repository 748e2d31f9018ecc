package io.heqi.knowledge.exchange;

import io.heqi.knowledge.ItemKind;
import io.heqi.knowledge.ItemState;
import io.heqi.staff.ServiceStage;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The words of a file for kinds, states, stages, yes and no. Both languages are read, whichever
/// the heading is in; the names of the constants are read too.
final class Words {

  private record Pair(String chinese, String english) {

    String in(Locale locale) {
      return locale.getLanguage().equals("en") ? english : chinese;
    }

    boolean holds(String folded) {
      return folded.equals(chinese) || folded.equals(english.toLowerCase(Locale.ROOT));
    }
  }

  private static final Map<ItemKind, Pair> KINDS =
      Map.of(
          ItemKind.ARTICLE, new Pair("文章", "Article"),
          ItemKind.SOLUTION, new Pair("方案", "Solution"),
          ItemKind.SCRIPT, new Pair("话术", "Script"),
          ItemKind.FACT, new Pair("商品资料", "Product fact"),
          ItemKind.NOTE, new Pair("笔记", "Note"));
  private static final Map<ItemState, Pair> STATES =
      Map.of(
          ItemState.DRAFT, new Pair("草稿", "Draft"),
          ItemState.PROPOSED, new Pair("待审", "Proposed"),
          ItemState.PUBLISHED, new Pair("已发布", "Published"),
          ItemState.RETIRED, new Pair("已下架", "Retired"));
  private static final Map<ServiceStage, Pair> STAGES =
      Map.of(
          ServiceStage.PRE_SALE, new Pair("售前", "Pre-sale"),
          ServiceStage.IN_SALE, new Pair("售中", "In-sale"),
          ServiceStage.AFTER_SALE, new Pair("售后", "After-sale"));
  private static final Map<Boolean, Pair> TRUTHS =
      Map.of(true, new Pair("是", "yes"), false, new Pair("否", "no"));

  private Words() {}

  static String of(ItemKind kind, Locale locale) {
    return find(KINDS, kind).in(locale);
  }

  static String of(ItemState state, Locale locale) {
    return find(STATES, state).in(locale);
  }

  static String of(ServiceStage stage, Locale locale) {
    return find(STAGES, stage).in(locale);
  }

  static String of(boolean truth, Locale locale) {
    return find(TRUTHS, truth).in(locale);
  }

  private static <T> Pair find(Map<T, Pair> words, T what) {
    return Objects.requireNonNull(words.get(what));
  }

  static Optional<ItemKind> kind(String word) {
    return read(KINDS, word);
  }

  static Optional<ServiceStage> stage(String word) {
    return read(STAGES, word);
  }

  static Optional<Boolean> truth(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "1", "y" -> Optional.of(true);
      case "", "0", "n" -> Optional.of(false);
      default -> read(TRUTHS, word);
    };
  }

  private static <T> Optional<T> read(Map<T, Pair> words, String word) {
    var folded = word.strip().toLowerCase(Locale.ROOT);
    return words.entrySet().stream()
        .filter(
            entry ->
                entry.getValue().holds(folded)
                    || entry.getKey().toString().toLowerCase(Locale.ROOT).equals(folded))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}

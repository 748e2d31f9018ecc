package io.heqi.aftersale;

import io.heqi.commerce.OrderLine;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The words in which a talk offers what may be asked for, and what they mean when they come back.
@Component
class GuidedWords {

  /// Longer names would not fit onto a button.
  private static final int LONGEST = 40;

  private final MessageSource texts;
  private final CaseWords words;

  GuidedWords(MessageSource texts, CaseWords words) {
    this.texts = texts;
    this.words = words;
  }

  static String goods(OrderLine line) {
    var name = (line.title() + " " + line.variant()).replaceAll("\\s+", " ").strip();
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
  }

  /// 0 for what is no number.
  static int number(String text) {
    return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
  }

  String allGoods(Locale language) {
    return texts.getMessage("aftersale.guided.all-goods", null, language);
  }

  String ground(String code, Locale language) {
    return texts.getMessage("aftersale.ground." + code, null, language);
  }

  List<String> grounds(Verdict verdict, ZoneId zone, Locale language) {
    return words.grounds(verdict, zone, language);
  }

  String reason(Reason reason, Locale language) {
    return word("aftersale.reason.", reason, language);
  }

  Optional<Reason> reason(String text, Locale language) {
    return meant(Reason.values(), one -> reason(one, language), text);
  }

  String type(AfterSaleType type, Locale language) {
    return word("aftersale.type.", type, language);
  }

  Optional<AfterSaleType> type(String text, Locale language) {
    return meant(AfterSaleType.values(), one -> type(one, language), text);
  }

  List<String> conditions(Locale language) {
    return Arrays.stream(GoodsCondition.values()).map(one -> condition(one, language)).toList();
  }

  private String condition(GoodsCondition condition, Locale language) {
    return word("aftersale.condition.", condition, language);
  }

  /// Of which nobody said anything, that was opened and tried.
  GoodsCondition condition(String text, Locale language) {
    return meant(GoodsCondition.values(), one -> condition(one, language), text)
        .orElse(GoodsCondition.OPENED);
  }

  private static <T> Optional<T> meant(T[] all, Function<T, String> words, String text) {
    return Arrays.stream(all).filter(one -> words.apply(one).equals(text.strip())).findFirst();
  }

  private String word(String family, Enum<?> name, Locale language) {
    var key = name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return texts.getMessage(family + key, null, language);
  }

  /// One kind with what it costs, or why it may not be asked for.
  String told(Verdict verdict, String currency, ZoneId zone, Locale language) {
    var parts = new ArrayList<String>();
    if (verdict.allowed() && verdict.atMost().signum() > 0) {
      parts.add(
          texts.getMessage(
              "aftersale.guided.at-most",
              new Object[] {currency, verdict.atMost().toPlainString()},
              language));
    }
    parts.addAll(grounds(verdict, zone, language));
    var until = verdict.until();
    if (verdict.allowed() && until != null) {
      parts.add(
          texts.getMessage(
              "aftersale.guided.until", new Object[] {CaseWords.moment(until, zone)}, language));
    }
    return texts.getMessage(
        verdict.allowed() ? "aftersale.guided.open" : "aftersale.guided.shut",
        new Object[] {
          type(verdict.type(), language),
          String.join(texts.getMessage("aftersale.guided.comma", null, language), parts)
        },
        language);
  }
}

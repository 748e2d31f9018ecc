package io.heqi.bot.model;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Something in a text that must not be invented or lost: a number with what it counts, a link, a
/// mail address, a name with digits such as an account or a code. 七天, 7 天 and 7 days are the same.
///
/// @param unit what a number counts, in one word for each thing; empty for bare numbers and for all
///     that is no number
record Particular(String value, String unit) {

  private static final Pattern LIST_MARK =
      Pattern.compile("(?m)^\\s*(?:[(（]?\\d{1,2}[.、)）](?!\\d)|[①-⑳])\\s*");
  private static final Pattern MAIL =
      Pattern.compile("[a-z0-9._%+-]+@[a-z0-9-]+(?:\\.[a-z0-9-]+)+");
  private static final Pattern LINK =
      Pattern.compile(
          "(?:https?://|www\\.)[^\\s,。!?;)\\]】\"'<>、]+"
              + "|\\b[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.(?:com|cn|net|org|io|top|xyz|shop|vip|cc|me|info|app|link|co"
              + "|site|online|club|store|tv)\\b(?:/[^\\s,。!?;)\\]】\"'<>、]*)?");
  private static final Pattern CODE = Pattern.compile("(?<![a-z0-9])[a-z][a-z_-]*\\d[a-z0-9_-]*");
  private static final Pattern PERCENT_WORDS = Pattern.compile("百分之([0-9零〇一二两三四五六七八九十百]+)");
  private static final String UNITS =
      "个?工作日|working days?|business"
          + " days?|个?小时|钟头|hours?|hrs?|h(?![a-z])|分钟|minutes?|mins?|天|日|days?"
          + "|个月|months?|月|周|个?星期|weeks?|年|years?|元|块钱?|圆|yuan|rmb|cny|%|percent|折|倍";
  private static final Pattern WORDED =
      Pattern.compile(
          "(?<![\\d.])([零〇一二两三四五六七八九十百千万半]+)(?=\\s*(?:" + UNITS + "|[个次件份](?<!一[个次件份])))");
  private static final Pattern NUMBER =
      Pattern.compile(
          "([¥$]\\s?)?(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)\\s?([千万])?\\s?("
              + UNITS
              + ")?");

  private static final Map<String, String> ONE_WORD =
      Map.ofEntries(
          Map.entry("workingday", "工作日"),
          Map.entry("businessday", "工作日"),
          Map.entry("个工作日", "工作日"),
          Map.entry("hour", "小时"),
          Map.entry("hr", "小时"),
          Map.entry("h", "小时"),
          Map.entry("钟头", "小时"),
          Map.entry("个小时", "小时"),
          Map.entry("minute", "分钟"),
          Map.entry("min", "分钟"),
          Map.entry("日", "天"),
          Map.entry("day", "天"),
          Map.entry("month", "个月"),
          Map.entry("week", "周"),
          Map.entry("星期", "周"),
          Map.entry("个星期", "周"),
          Map.entry("year", "年"),
          Map.entry("块", "元"),
          Map.entry("块钱", "元"),
          Map.entry("圆", "元"),
          Map.entry("yuan", "元"),
          Map.entry("rmb", "元"),
          Map.entry("cny", "元"),
          Map.entry("percent", "%"));

  /// All particulars of a text.
  static Set<Particular> in(String text) {
    var found = new LinkedHashSet<Particular>();
    var rest = folded(text);
    for (var pattern : new Pattern[] {MAIL, LINK, CODE}) {
      pattern.matcher(rest).results().forEach(m -> found.add(new Particular(named(m), "")));
      rest = pattern.matcher(rest).replaceAll(" ");
    }
    rest = PERCENT_WORDS.matcher(rest).replaceAll(m -> Numerals.digits(m.group(1)) + "%");
    rest = WORDED.matcher(rest).replaceAll(m -> Numerals.digits(m.group(1)));
    NUMBER.matcher(rest).results().forEach(m -> found.add(number(m)));
    return found;
  }

  /// Whether it says the same as one of these: the same number of the same thing; where it names
  /// no thing, the number alone.
  boolean standsIn(Set<Particular> known) {
    return unit.isEmpty()
        ? known.stream().anyMatch(other -> other.value.equals(value))
        : known.contains(this);
  }

  boolean isBareNumber() {
    return unit.isEmpty() && value.chars().allMatch(c -> Character.isDigit(c) || c == '.');
  }

  @Override
  public String toString() {
    return value + (unit.isEmpty() ? "" : " " + unit);
  }

  private static String folded(String text) {
    var unmarked = LIST_MARK.matcher(text).replaceAll(" ");
    return Normalizer.normalize(unmarked, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static String named(MatchResult match) {
    return match.group().replaceAll("[./]+$", "");
  }

  private static Particular number(MatchResult match) {
    var value = new BigDecimal(match.group(2).replace(",", ""));
    if (match.group(3) != null) {
      value = value.movePointRight(match.group(3).equals("万") ? 4 : 3);
    }
    var money = match.group(1);
    var unit = money == null ? word(match.group(4)) : money.strip().equals("$") ? "$" : "元";
    return new Particular(value.stripTrailingZeros().toPlainString(), unit);
  }

  private static String word(String unit) {
    if (unit == null) {
      return "";
    }
    var singular = unit.replace(" ", "").replaceAll("(?<=[a-z])s$", "");
    return ONE_WORD.getOrDefault(singular, singular);
  }
}

package io.heqi.bot.flow;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What a question of a flow accepts. The value is looked for within the customer's sentence, so
/// "单号是 12345678 谢谢" gives the number.
public enum InputKind {
  /// Anything, up to 500 characters.
  TEXT("(?s).{1,500}"),
  /// A whole number of up to nine digits, such as a height or a weight.
  NUMBER("(?<!\\d)\\d{1,9}(?!\\d)"),
  /// An amount in yuan with up to two decimals.
  AMOUNT("(?<![\\d.])\\d{1,9}(?:\\.\\d{1,2})?(?![\\d.])"),
  /// A mobile number of mainland China, with or without +86, spaces or hyphens.
  PHONE("(?<!\\d)(?:\\+?86[- ]?)?(1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4})(?!\\d)"),
  EMAIL("[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,4}"),
  /// The number of an order as platforms write it: 6 to 32 letters, digits and hyphens, six digits
  /// at least.
  ORDER_NUMBER("(?<![A-Za-z0-9-])(?=(?:[A-Za-z-]*\\d){6})[A-Za-z0-9-]{6,32}(?![A-Za-z0-9-])"),
  /// A day: 2026-11-23, 11月23日, 11/23, 今天, 昨天, 前天, 明天.
  DATE("(?:(?<year>\\d{4})[-/.年])?(?<month>\\d{1,2})[-/.月](?<day>\\d{1,2})|(?<name>今天|昨天|前天|明天)"),
  /// A picture that the customer sends.
  PICTURE("(?!)"),
  /// One of several that were found out on the way, one a line in the node's input `options`; by
  /// its number or its words.
  ONE_OF("(?!)");

  private final Pattern form;

  InputKind(String form) {
    this.form = Pattern.compile(form);
  }

  /// What a line of text gives; nothing where it gives none.
  ///
  /// @param today in the shop's zone
  Optional<String> in(String text, LocalDate today) {
    var usual = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    return form.matcher(usual)
        .results()
        .map(match -> value(match, today))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> value(MatchResult match, LocalDate today) {
    return switch (this) {
      case PHONE -> Optional.of(match.group(1).replaceAll("[- ]", ""));
      case DATE -> day(match, today);
      default -> Optional.of(match.group());
    };
  }

  /// A day without a year is the nearest such day that is not more than half a year away.
  private static Optional<String> day(MatchResult match, LocalDate today) {
    if (match.group("name") != null) {
      return Optional.of(
              switch (match.group("name")) {
                case "昨天" -> today.minusDays(1);
                case "前天" -> today.minusDays(2);
                case "明天" -> today.plusDays(1);
                default -> today;
              })
          .map(LocalDate::toString);
    }
    try {
      var month = Integer.parseInt(match.group("month"));
      var day = Integer.parseInt(match.group("day"));
      if (match.group("year") != null) {
        return Optional.of(
            LocalDate.of(Integer.parseInt(match.group("year")), month, day).toString());
      }
      var near = LocalDate.of(today.getYear(), month, day);
      if (near.isAfter(today.plusMonths(6))) {
        near = near.minusYears(1);
      } else if (near.isBefore(today.minusMonths(6))) {
        near = near.plusYears(1);
      }
      return Optional.of(near.toString());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}

package io.heqi.bot.model;

/// Chinese numerals up to the ten thousands.
final class Numerals {

  private static final String ONES = "零一二三四五六七八九";

  private Numerals() {}

  /// In digits, such as `48` for 四十八 and `0.5` for 半; digits stay as they are.
  static String digits(String numeral) {
    if (numeral.equals("半")) {
      return "0.5";
    }
    long whole = 0;
    long part = 0;
    long one = 0;
    for (var c : numeral.replace('〇', '零').replace('两', '二').toCharArray()) {
      var unit = unit(c);
      if (unit == 0) {
        one = one * 10 + (Character.isDigit(c) ? c - '0' : Math.max(0, ONES.indexOf(c)));
      } else if (unit == 10_000) {
        whole += (part + one) * unit;
        part = 0;
        one = 0;
      } else {
        part += Math.max(1, one) * unit;
        one = 0;
      }
    }
    return Long.toString(whole + part + one);
  }

  private static int unit(char c) {
    return switch (c) {
      case '十' -> 10;
      case '百' -> 100;
      case '千' -> 1_000;
      case '万' -> 10_000;
      default -> 0;
    };
  }
}
